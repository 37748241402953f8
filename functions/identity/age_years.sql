-- Age is attained at the commencement of the birthday; somebody born on 29 February has theirs
-- on 1 March in other years (F1, C.7).
-- age() counts so. Adding years to the date of birth would make a leapling older a day too soon.
create or replace function identity.age_years(p_dob date, p_on date)
  returns integer
  language sql
  immutable
  parallel safe
begin atomic
  select case
    when isfinite(p_dob) and isfinite(p_on)
      then extract(year from age(p_on::timestamp, p_dob::timestamp))::integer
  end;
end;

revoke all on function identity.age_years(date, date) from public;
grant execute on function identity.age_years(date, date)
  to cap_identity, cap_seal, cap_policy, cap_vetting, cap_booking, cap_recording,
     web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school,
     web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado;

comment on function identity.age_years(date, date) is
  'Whole years of age on a civil day; null where a date is not known (E2.1).';
