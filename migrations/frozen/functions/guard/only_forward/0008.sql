-- A counter says that something changed since somebody looked. One that could be put back would make an old look good
-- again, so it only grows, whoever writes it, and its row stays.
-- A trigger function; its argument is the counter's column.
create or replace function guard.only_forward()
  returns trigger
  language plpgsql
  volatile
  parallel unsafe
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_column constant text := tg_argv[0];
begin
  if tg_op = 'DELETE' then
    raise exception using
      errcode = '23001',
      message = format('rows of %I.%I are never removed', tg_table_schema, tg_table_name),
      hint = 'A counter that begins anew would make an old answer good again.';
  end if;
  if (to_jsonb(new) ->> c_column)::bigint <= (to_jsonb(old) ->> c_column)::bigint then
    raise exception using
      errcode = '23001',
      message = format('%I of %I.%I only grows', c_column, tg_table_schema, tg_table_name),
      hint = 'A counter that is put back would make an old answer good again.';
  end if;
  return new;
end;
$$;

revoke all on function guard.only_forward() from public;

comment on function guard.only_forward() is
  'Refuses an UPDATE that does not raise the counter named by its argument, and every DELETE, with 23001. Fired by the triggers of guard.counts_forward.';
