-- That a parent is there is said by the session service, for one lesson that is going on or about to (E2.2, TS-51).
set role cap_recording;

create or replace function api.confirm_parent_present(lesson_id uuid, learner_id uuid, guardian_id uuid)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'confirm_parent_present';
  v_caller constant uuid := identity.require_persona('web_service');
  v_answer jsonb;
  v_row    recording.parent_contact;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'lesson_id', lesson_id, 'learner_id', learner_id, 'guardian_id', guardian_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform identity.check_required(learner_id, 'learner_id');
  perform identity.check_required(guardian_id, 'guardian_id');
  if not recording.takes_part(lesson_id, learner_id) or not exists (
    select
    from identity.guardians_of(confirm_parent_present.learner_id, clock_timestamp()) as answering
    where answering.guardian_id = confirm_parent_present.guardian_id and answering.capacity <> 'sponsor'
  ) then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson or parent', 'No such learner is on this lesson, or nobody with this guardian_id is a parent of theirs.');
  end if;

  perform booking.lock_lesson(lesson_id);
  if not exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = confirm_parent_present.lesson_id
      and (lesson.state = 'in_progress'
        or lesson.state = 'confirmed' and lesson.starts_at - policy.effective_interval(
          'session.start_early', lesson.engagement_id, clock_timestamp()) <= clock_timestamp())
  ) then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 409, 'not-now',
      'It is not time for the lesson', 'A parent is there from shortly before a lesson until its end.');
  end if;
  insert into recording.parent_contact (lesson_id, learner_id, guardian_id, kind, reported_by)
  values (
    confirm_parent_present.lesson_id, confirm_parent_present.learner_id, confirm_parent_present.guardian_id, 'present', v_caller)
  returning * into v_row;

  return recording.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object('lesson_id', lesson_id, 'learner_id', learner_id, 'guardian_id', guardian_id, 'at', v_row.at),
    jsonb_build_object('learner_id', learner_id, 'guardian_id', guardian_id));
end;
$$;

revoke all on function api.confirm_parent_present(uuid, uuid, uuid) from public;
grant execute on function api.confirm_parent_present(uuid, uuid, uuid) to web_service;

comment on function api.confirm_parent_present(uuid, uuid, uuid) is
  $$Confirm that a parent is at a lesson

For the session service, from session.start_early before the lesson until it ends: what recording.parent_aware = present asks
for where a learner of 13 to 15 consents. Answers 201 with at. Refusals: 404 not-found, 409 not-now. Accepts Idempotency-Key.
Clause TS-51.$$;

set role safelane_owner;
