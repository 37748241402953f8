-- There is one way to tell a child's age band, and whoever has no known age is under 13 (F1, E2.1).
-- Every doubt falls through to the youngest band: no date, an impossible one, a birth in the future.
create or replace function identity.age_band(p_dob date, p_on date)
  returns text
  language sql
  immutable
  parallel safe
begin atomic
  select case
    when identity.age_years(p_dob, p_on) >= 18 then 'adult'
    when identity.age_years(p_dob, p_on) >= 16 then '16_to_17'
    when identity.age_years(p_dob, p_on) >= 13 then '13_to_15'
    else 'under_13'
  end;
end;

revoke all on function identity.age_band(date, date) from public;
grant execute on function identity.age_band(date, date)
  to cap_identity, cap_seal, cap_policy, cap_vetting, cap_booking, cap_recording,
     web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school,
     web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado;

comment on function identity.age_band(date, date) is
  'under_13, 13_to_15, 16_to_17 or adult on a civil day; unknown is under_13 (F1, E2.1).';
