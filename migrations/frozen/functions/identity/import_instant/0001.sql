-- An instant is written with its offset from UTC: without one, two clocks would read it differently.
create or replace function identity.import_instant(p_row jsonb, p_column text)
  returns timestamptz
  language plpgsql
  stable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_instant constant text :=
    '^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)$';
  v_text constant text := identity.import_text(p_row, p_column);
begin
  if v_text !~ c_instant or not pg_input_is_valid(v_text, 'timestamptz') then
    raise exception using
      errcode = 'PT422',
      message = format('%s is not an instant', p_column),
      hint = 'Write instants with their offset, for instance 2026-01-31T09:30:00Z.';
  end if;
  return v_text::timestamptz;
end;
$$;

revoke all on function identity.import_instant(jsonb, text) from public;
grant execute on function identity.import_instant(jsonb, text) to cap_identity, cap_vetting;

comment on function identity.import_instant(jsonb, text) is
  'The instant in a cell, null where it is empty, PT422 where it is none. Asked by the functions of import.';
