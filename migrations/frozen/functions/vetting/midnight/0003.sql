-- What ends with a day ends at midnight in London, winter and summer (E1.5).
create or replace function vetting.midnight(p_day date)
  returns timestamptz
  language sql
  immutable
  parallel safe
begin atomic
  select p_day::timestamp at time zone 'Europe/London';
end;

revoke all on function vetting.midnight(date) from public;
grant execute on function vetting.midnight(date) to cap_vetting;

comment on function vetting.midnight(date) is
  'The instant at which a civil day begins in London. The inverse of identity.civil_date.';
