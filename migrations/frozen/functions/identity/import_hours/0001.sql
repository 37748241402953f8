-- Operating hours fit into one cell: 1 08:00-18:00; 2 09:00-17:30. Monday is 1 (MT-68).
create or replace function identity.import_hours(p_row jsonb)
  returns jsonb
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_text  constant text := identity.import_text(p_row, 'operating_hours');
  v_hours jsonb;
begin
  if v_text is null then
    return '[]';
  end if;
  if v_text !~ '^[1-7] [0-9:]+-[0-9:]+( *; *[1-7] [0-9:]+-[0-9:]+)*$' then
    raise exception using
      errcode = 'PT422',
      message = 'operating_hours is not a list of windows',
      hint = 'Write weekday, opening and closing time, such as 1 08:00-18:00; 2 08:00-18:00. Monday is 1.';
  end if;
  select jsonb_agg(jsonb_build_object('iso_weekday', part[1]::integer, 'opens', part[2], 'closes', part[3]))
  into v_hours
  from regexp_matches(v_text, '([1-7]) ([0-9:]+)-([0-9:]+)', 'g') as part;
  return v_hours;
end;
$$;

revoke all on function identity.import_hours(jsonb) from public;
grant execute on function identity.import_hours(jsonb) to cap_identity;

comment on function identity.import_hours(jsonb) is
  'The windows in a cell as register_organisation takes them. Asked where an organisation is imported.';
