-- Guardians and learners come under a school's commission only where the school knows every learner on the lesson already
-- (TS-17, F16): else it is like an engagement that does not exist, and no school gets to know a child through a tutor.
set role cap_booking;

create or replace function booking.engagement_for(
  p_learners   uuid[],
  p_engagement uuid,
  p_tutor      uuid,
  p_at         timestamptz
)
  returns uuid
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select coalesce((
    select meant.engagement_id
    from identity.engagement as meant
    where meant.engagement_id = booking.engagement_of_request(p_engagement, p_tutor, p_at)
      and (meant.school_id is null
           or identity.persona() not in ('web_guardian', 'web_learner')
           or cardinality(p_learners) > 0 and not exists (
             select
             from unnest(p_learners) as taught(learner_id)
             where not booking.school_knows_learner(meant.school_id, taught.learner_id, p_at)
           ))
  ), '00000000-0000-0000-0000-000000000000');
$$;

revoke all on function booking.engagement_for(uuid[], uuid, uuid, timestamptz) from public;

comment on function booking.engagement_for(uuid[], uuid, uuid, timestamptz) is
  'The engagement the caller means and may mean for these learners, or an identifier that no engagement has. Asked by api.book_lesson, api.booking_eligibility and booking.tutor_is_offered.';

set role safelane_owner;
