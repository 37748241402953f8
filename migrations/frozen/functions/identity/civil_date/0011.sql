-- A day begins and ends at midnight in London, winter and summer (E1.5).
-- Expiry, age and training are counted in these days, never in spans of 24 hours.
create or replace function identity.civil_date(p_at timestamptz)
  returns date
  language sql
  immutable
  parallel safe
begin atomic
  select (p_at at time zone 'Europe/London')::date;
end;

revoke all on function identity.civil_date(timestamptz) from public;
grant execute on function identity.civil_date(timestamptz)
  to cap_identity, cap_seal, cap_policy, cap_vetting, cap_booking, cap_recording,
     web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school,
     web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado;

comment on function identity.civil_date(timestamptz) is
  'The day it is in London at this instant (E1.5).';
