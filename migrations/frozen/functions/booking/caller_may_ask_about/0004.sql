-- Whether a learner is set up is told to those who have to do with them: themselves, who answers for them, who teaches
-- or has taught them, the organisation that may book them, and staff. To others every learner is an unknown one (F9).
set role cap_booking;

create or replace function booking.caller_may_ask_about(p_learner uuid, p_at timestamptz)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select coalesce(case identity.persona()
    when 'web_learner' then p_learner = identity.person_id()
    when 'web_guardian' then identity.is_guardian_of(identity.person_id(), p_learner, p_at)
    when 'web_tutor' then exists (
      select
      from booking.lesson_learner as taught
      join booking.lesson as lesson on lesson.lesson_id = taught.lesson_id
      where taught.learner_id = p_learner
        and lesson.live
        and lesson.tutor_id = identity.person_id()
    )
    when 'web_agency' then booking.caller_may_book_for(p_learner, null, p_at)
    when 'web_school' then booking.caller_may_book_for(p_learner, null, p_at)
    when 'web_vetting' then true
    when 'web_dsl' then true
    when 'web_lado' then true
    when 'web_admin' then true
    else false
  end, false);
$$;

revoke all on function booking.caller_may_ask_about(uuid, timestamptz) from public;

comment on function booking.caller_may_ask_about(uuid, timestamptz) is
  'Whether the sealed caller may ask how things stand with this learner. Asked by api.booking_eligibility.';

set role safelane_owner;
