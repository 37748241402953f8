-- Operating hours come as a list of weekday, opening and closing time; two windows of a day do not overlap (MT-68).
create or replace function identity.read_operating_hours(p_hours jsonb)
  returns table (iso_weekday smallint, opens time, closes time)
  language plpgsql
  immutable
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_time constant text := '^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$|^24:00(:00)?$';
  c_hint constant text :=
    'Send a list of at most 50 {"iso_weekday": 1, "opens": "08:00", "closes": "18:00"}; Monday is 1.';
  v_hours jsonb;
  v_seen  jsonb[] := '{}';
begin
  if jsonb_typeof(p_hours) is distinct from 'array' or jsonb_array_length(p_hours) > 50 then
    raise exception using
      errcode = 'PT422', message = 'operating_hours is not a list of windows', hint = c_hint;
  end if;

  for v_hours in select jsonb_array_elements(p_hours) loop
    if jsonb_typeof(v_hours) <> 'object'
       or v_hours - array['iso_weekday', 'opens', 'closes'] <> '{}'
       or coalesce(v_hours ->> 'iso_weekday', '') !~ '^[1-7]$'
       or coalesce(v_hours ->> 'opens', '') !~ c_time
       or coalesce(v_hours ->> 'closes', '') !~ c_time
       or (v_hours ->> 'opens')::time >= (v_hours ->> 'closes')::time then
      raise exception using
        errcode = 'PT422', message = 'operating_hours has a window that is none', hint = c_hint;
    end if;

    if exists (
      select
      from unnest(v_seen) as seen
      where seen ->> 'iso_weekday' = v_hours ->> 'iso_weekday'
        and (seen ->> 'opens')::time < (v_hours ->> 'closes')::time
        and (v_hours ->> 'opens')::time < (seen ->> 'closes')::time
    ) then
      raise exception using
        errcode = 'PT422',
        message = 'operating_hours has windows that overlap',
        hint = 'Join windows of one day that overlap into one.';
    end if;
    v_seen := v_seen || v_hours;

    iso_weekday := (v_hours ->> 'iso_weekday')::smallint;
    opens := (v_hours ->> 'opens')::time;
    closes := (v_hours ->> 'closes')::time;
    return next;
  end loop;
end;
$$;

revoke all on function identity.read_operating_hours(jsonb) from public;
grant execute on function identity.read_operating_hours(jsonb) to cap_identity;

comment on function identity.read_operating_hours(jsonb) is
  'The windows in a list of operating hours; PT422 where it is not one. Asked by register_organisation and set_operating_hours.';
