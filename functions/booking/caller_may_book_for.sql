-- Who speaks for a learner: a guardian for a live ward; a learner of 13 or more for themselves where the profile asks
-- for no sponsor at that age; an agency or school for a learner it knows and who is an adult or has somebody who answers
-- for them (TS-50, TN-23). Whom it does not know is nobody to it: no organisation leafs through the platform's children.
-- Never a tutor: contact is not theirs to choose (TN-13).
set role cap_booking;

create or replace function booking.caller_may_book_for(
  p_learner    uuid,
  p_engagement uuid,
  p_at         timestamptz
)
  returns boolean
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_caller  uuid := identity.person_id();
  v_persona text := identity.persona();
  v_born    date;
  v_today   date := identity.civil_date(p_at);
begin
  select person.date_of_birth into v_born
  from identity.person as person
  where person.person_id = p_learner;

  return coalesce(case v_persona
    when 'web_guardian' then identity.is_guardian_of(v_caller, p_learner, p_at)
    when 'web_learner' then p_learner = v_caller
      and identity.age_band(v_born, v_today) <> 'under_13'
      and identity.age_years(v_born, v_today)
        >= policy.effective_integer('student.sponsor_required_under', p_engagement, p_at)
    when 'web_agency' then booking.caller_knows_learner(p_learner, p_at)
    when 'web_school' then booking.caller_knows_learner(p_learner, p_at)
    else false
  end
  and identity.holds_power(p_learner, 'learner', null, p_at)
  and (
    v_persona not in ('web_agency', 'web_school')
    or identity.age_band(v_born, v_today) = 'adult'
    or exists (select from identity.guardians_of(p_learner, p_at))
  ), false);
end;
$$;

revoke all on function booking.caller_may_book_for(uuid, uuid, timestamptz) from public;

comment on function booking.caller_may_book_for(uuid, uuid, timestamptz) is
  'Whether the sealed caller may book lessons for this learner. Asked by api.book_lesson, move_lesson and cancel_lesson.';

set role safelane_owner;
