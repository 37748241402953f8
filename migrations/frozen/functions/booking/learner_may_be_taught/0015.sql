-- Nobody is put on a lesson who may not be taught by its tutor (TS-04, TN-23, TN-42).
-- The restrictive policy on booking.lesson_learner asks this of every row written, whoever writes it.
set role cap_booking;

create or replace function booking.learner_may_be_taught(p_lesson uuid, p_learner uuid)
  returns boolean
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_tutor      uuid;
  v_engagement uuid;
begin
  select lesson.tutor_id, lesson.engagement_id into v_tutor, v_engagement
  from booking.lesson as lesson
  where lesson.lesson_id = p_lesson;
  if not found then
    return false;
  end if;

  -- the usual answer first; booking.learner_findings begins with it too
  if booking.is_learner_remembered_clear(v_tutor, p_learner, v_engagement, clock_timestamp()) then
    return true;
  end if;

  return not exists (
    select
    from booking.learner_findings(v_tutor, p_learner, v_engagement, clock_timestamp(), 'P2') as found
    where booking.blocks_at(found.class, 'P2')
  );
end;
$$;

revoke all on function booking.learner_may_be_taught(uuid, uuid) from public;

comment on function booking.learner_may_be_taught(uuid, uuid) is
  'Whether nothing about the learner stops them from being on this lesson now. Asked by the policy only_learners_who_may_be_taught.';

set role safelane_owner;
