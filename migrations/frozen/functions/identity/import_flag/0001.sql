-- Yes or no, in the words of people and of programs.
create or replace function identity.import_flag(p_row jsonb, p_column text)
  returns boolean
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_text constant text := lower(identity.import_text(p_row, p_column));
begin
  if v_text not in ('yes', 'true', 'no', 'false') then
    raise exception using
      errcode = 'PT422',
      message = format('%s is neither yes nor no', p_column),
      hint = 'Write yes or no, or leave it empty for no.';
  end if;
  return coalesce(v_text in ('yes', 'true'), false);
end;
$$;

revoke all on function identity.import_flag(jsonb, text) from public;
grant execute on function identity.import_flag(jsonb, text) to cap_identity;

comment on function identity.import_flag(jsonb, text) is
  'Whether a cell says yes; no where it is empty, PT422 where it is something else. Asked by the functions of import.';
