-- A day is written as year, month and day: 03/04/2025 is March to one reader and April to another, so it is refused.
create or replace function identity.import_day(p_row jsonb, p_column text)
  returns date
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_text constant text := identity.import_text(p_row, p_column);
begin
  if v_text !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' or not pg_input_is_valid(v_text, 'date') then
    raise exception using
      errcode = 'PT422',
      message = format('%s is not a day', p_column),
      hint = 'Write days as YYYY-MM-DD, for instance 2026-01-31.';
  end if;
  return v_text::date;
end;
$$;

revoke all on function identity.import_day(jsonb, text) from public;
grant execute on function identity.import_day(jsonb, text) to cap_identity, cap_vetting;

comment on function identity.import_day(jsonb, text) is
  'The day in a cell, null where it is empty, PT422 where it is no day. Asked by the functions of import.';
