-- A safeguarding lead may forbid that a lesson or a learner is recorded (E2.2; B.2 row 10).
set role cap_recording;

create or replace function recording.forbidden(p_lesson uuid, p_learner uuid, p_at timestamptz)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select
    from recording.safety_flag as flag
    where (flag.lesson_id = p_lesson or flag.learner_id = p_learner)
      and flag.placed_at <= p_at
      and (flag.lifted_at is null or flag.lifted_at > p_at)
  );
$$;

revoke all on function recording.forbidden(uuid, uuid, timestamptz) from public;

comment on function recording.forbidden(uuid, uuid, timestamptz) is
  'Whether a safety flag on this lesson or on this learner (null: none) forbids recording at an instant. Asked by recording.';

set role safelane_owner;
