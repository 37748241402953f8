-- A learner who was not expected may come in while the lesson is going on, if this tutor may teach them and the group
-- stays small enough: the gates of booking hold for whoever is let in, too (TS-76, TN-42).
set role cap_recording;

create or replace function recording.may_join(p_lesson uuid, p_learner uuid, p_at timestamptz)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = p_lesson
      and lesson.state = 'in_progress'
      and not exists (
        select
        from booking.learner_findings(lesson.tutor_id, p_learner, lesson.engagement_id, p_at, 'P2') as found
        where booking.blocks_at(found.class, 'P2')
      )
      and (select count(*) from recording.learners_at(p_lesson, p_at) as there where there <> p_learner)
        < policy.effective_integer('session.max_group', lesson.engagement_id, p_at)
  );
$$;

revoke all on function recording.may_join(uuid, uuid, timestamptz) from public;

comment on function recording.may_join(uuid, uuid, timestamptz) is
  'Whether a learner who was not expected may be let into this lesson now. Asked by recording.admission_is_lawful and api.admit_learner.';

set role safelane_owner;
