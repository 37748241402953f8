-- A view of the API is for reading. With this trigger PostgreSQL asks a writer for the privilege first, which nobody
-- has, and so answers 403; without it, it would say what kind of view it is, as an error of the server.
create or replace function guard.refuse_write()
  returns trigger
  language plpgsql
  volatile
  parallel unsafe
  set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = '42501',
    message = format('nothing is written through %I.%I', tg_table_schema, tg_table_name),
    hint = 'Call the function of the API that does it.';
end;
$$;

revoke all on function guard.refuse_write() from public;

comment on function guard.refuse_write() is
  'Refuses INSERT, UPDATE and DELETE with 42501. Fired by the triggers of guard.read_only.';
