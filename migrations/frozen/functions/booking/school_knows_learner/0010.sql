-- A school knows the learners for whom it booked lessons itself, and those for whom one of its own people answers under a
-- live link (TN-28). What a guardian booked makes nobody known to it.
set role cap_booking;

create or replace function booking.school_knows_learner(p_school uuid, p_learner uuid, p_at timestamptz)
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
    join identity.engagement as commissioned on commissioned.engagement_id = lesson.engagement_id
    where taught.learner_id = p_learner
      and lesson.live
      and lesson.booked_as = 'web_school'
      and commissioned.school_id = p_school
  )
  or exists (
    select
    from identity.guardians_of(p_learner, p_at) as answering
    join identity.power as theirs on theirs.person_id = answering.guardian_id
    where theirs.organisation_id = p_school
      and theirs.valid_from <= p_at
      and (theirs.valid_until is null or theirs.valid_until > p_at)
  );
$$;

revoke all on function booking.school_knows_learner(uuid, uuid, timestamptz) from public;

comment on function booking.school_knows_learner(uuid, uuid, timestamptz) is
  'Whether a school has to do with this learner. Asked by booking.engagement_for.';

set role safelane_owner;
