-- Everybody who may be seen or heard: expected or let in, and not known to have left. Doubt counts as being there (F17).
set role cap_recording;

create or replace function recording.learners_at(p_lesson uuid, p_at timestamptz)
  returns setof uuid
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select there.learner_id
  from (
    select expected.learner_id from booking.lesson_learner as expected where expected.lesson_id = p_lesson
    union
    select came.learner_id
    from recording.admission as came
    where came.lesson_id = p_lesson and came.at <= p_at
  ) as there
  where 'left' is distinct from (
    select latest.kind
    from recording.admission as latest
    where latest.lesson_id = p_lesson
      and latest.learner_id = there.learner_id
      and latest.at <= p_at
    order by latest.at desc, latest.seq desc
    limit 1
  );
$$;

revoke all on function recording.learners_at(uuid, timestamptz) from public;

comment on function recording.learners_at(uuid, timestamptz) is
  'The learners who are at a lesson, as far as is known, at an instant. Asked by recording.';

set role safelane_owner;
