-- An agency or school knows the learners for whom it booked lessons under one of its engagements, and those for whom one
-- of its own people answers under a live link, as a school's representative may (TN-28). Nobody else's: a lesson that a
-- guardian booked is a lesson and no introduction.
set role cap_booking;

create or replace function booking.caller_knows_learner(p_learner uuid, p_at timestamptz)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select
    from booking.lesson_learner as taught
    join booking.lesson as lesson on lesson.lesson_id = taught.lesson_id
    where taught.learner_id = p_learner
      and lesson.live
      and lesson.booked_as = identity.persona()
      and lesson.engagement_id = any (booking.caller_engagements())
  )
  or exists (
    select
    from identity.guardians_of(p_learner, p_at) as answering
    join identity.power as theirs on theirs.person_id = answering.guardian_id
    join identity.power as mine on mine.organisation_id = theirs.organisation_id
    where mine.person_id = identity.person_id()
      and mine.power = case identity.persona()
        when 'web_agency' then 'agency_operator' when 'web_school' then 'school_representative' end
      and mine.valid_from <= p_at
      and (mine.valid_until is null or mine.valid_until > p_at)
      and theirs.valid_from <= p_at
      and (theirs.valid_until is null or theirs.valid_until > p_at)
  );
$$;

revoke all on function booking.caller_knows_learner(uuid, timestamptz) from public;

comment on function booking.caller_knows_learner(uuid, timestamptz) is
  'Whether the sealed caller''s agency or school has to do with this learner. Asked by booking.caller_may_book_for.';

set role safelane_owner;
