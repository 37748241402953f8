-- A day in an agreement is a day on a calendar, not one that was mistyped into another millennium.
create or replace function identity.check_civil_day(p_day date, p_parameter text)
  returns date
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
begin
  if p_day is null or p_day not between date '1900-01-01' and date '2199-12-31' then
    raise exception using
      errcode = 'PT422',
      message = format('%s is not a usable day', p_parameter),
      hint = 'Send a day from 1900-01-01 to 2199-12-31.';
  end if;
  return p_day;
end;
$$;

revoke all on function identity.check_civil_day(date, text) from public;
grant execute on function identity.check_civil_day(date, text)
  to cap_identity, cap_seal, cap_policy, cap_vetting, cap_booking;

comment on function identity.check_civil_day(date, text) is
  'The day, or PT422 where it is missing or on no calendar anybody uses. Asked by api functions.';
