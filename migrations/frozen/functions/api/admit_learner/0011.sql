-- A learner who comes late, or comes back, is let in whatever they think of a recording; if they do not pass, the recording
-- stops as they come in (E2.3 rows 13 to 15).
set role cap_recording;

create or replace function api.admit_learner(lesson_id uuid, learner_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'admit_learner';
  v_caller constant uuid := identity.require_persona('web_tutor', 'web_service');
  v_lesson booking.lesson;
  v_row    recording.admission;
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform identity.check_required(learner_id, 'learner_id');
  -- to a tutor a learner whom they do not teach here is an unknown one
  if exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = admit_learner.lesson_id
      and (identity.persona() = 'web_service'
        or lesson.tutor_id = v_caller and recording.takes_part(lesson.lesson_id, admit_learner.learner_id))
  ) then
    perform booking.lock_lesson(lesson_id);
    perform booking.lock_learners(array[learner_id]);
    select * into v_lesson from booking.lesson as lesson where lesson.lesson_id = admit_learner.lesson_id;
  end if;
  if v_lesson.lesson_id is null then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No such learner can be let into a lesson of yours with this lesson_id.');
  end if;
  if v_lesson.state <> 'in_progress' then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 409, 'lesson-not-in-progress',
      'The lesson is not in progress', 'Learners are let in between the start and the end of a lesson.');
  end if;

  begin
    insert into recording.admission (lesson_id, learner_id, kind, by_person)
    values (admit_learner.lesson_id, admit_learner.learner_id, 'admitted', v_caller)
    returning * into v_row;
  exception
    when sqlstate 'PT409' then
      return recording.refuse_action(c_action, 'lesson', lesson_id, 409, 'not-for-this-lesson',
        'Not for this lesson', 'This learner cannot join this lesson.', null, '[]',
        jsonb_build_object('learner_id', learner_id));
  end;

  return recording.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object(
      'lesson_id', lesson_id, 'learner_id', learner_id, 'admitted_at', v_row.at,
      'segment', recording.running_segment(lesson_id)),
    jsonb_build_object('learner_id', learner_id));
end;
$$;

revoke all on function api.admit_learner(uuid, uuid) from public;
grant execute on function api.admit_learner(uuid, uuid) to web_tutor, web_service;

comment on function api.admit_learner(uuid, uuid) is
  $$Let a learner into a lesson in progress

For the session service, and for the tutor with a learner who is expected. Nobody is kept out for not consenting to a
recording: if the lesson is being recorded and the learner does not pass, segment has stop_required_at, and the recording
has to stop before the learner is heard. A learner whom booking keeps apart from the tutor, or for whom the group is full, is
not let in. Answers 201 with admitted_at and the running segment. Refusals: 404 not-found, 409 lesson-not-in-progress, 409
not-for-this-lesson. Accepts Idempotency-Key. Clauses TS-49, TS-56, TS-57.$$;

set role safelane_owner;
