-- A cell that a record has no use for is a mistake in the file, and is not dropped in silence.
create or replace function identity.import_columns(p_row jsonb, variadic p_columns text[])
  returns void
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_stray text;
begin
  select min(stray.name)
  into v_stray
  from jsonb_object_keys(p_row - p_columns - array['line', 'record', 'context']) as stray (name)
  where identity.import_text(p_row, stray.name) is not null;

  if v_stray is not null then
    raise exception using
      errcode = 'PT422',
      message = format('%s does not belong to a %s row', left(v_stray, 60), left(p_row ->> 'record', 60)),
      hint = format('Leave it empty. A row of this kind has: %s.', array_to_string(p_columns, ', '));
  end if;
end;
$$;

revoke all on function identity.import_columns(jsonb, text[]) from public;
grant execute on function identity.import_columns(jsonb, text[]) to cap_identity, cap_vetting;

comment on function identity.import_columns(jsonb, text[]) is
  'PT422 where a row has something in a column that its kind of record does not have. Asked by the functions of import.';
