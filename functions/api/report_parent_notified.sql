-- Whether a message about the recording of a lesson went out to a parent, or came back (E2.2, TS-51). A parent with whom
-- contact is blocked gets none (E2.3 row 22).
set role cap_recording;

create or replace function api.report_parent_notified(lesson_id uuid, learner_id uuid, guardian_id uuid, outcome text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'report_parent_notified';
  v_caller constant uuid := identity.require_persona('web_service');
  v_answer jsonb;
  v_row    recording.parent_contact;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'lesson_id', lesson_id, 'learner_id', learner_id, 'guardian_id', guardian_id, 'outcome', outcome));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform identity.check_required(learner_id, 'learner_id');
  perform identity.check_required(guardian_id, 'guardian_id');
  perform identity.check_choice(outcome, 'outcome', 'sent', 'bounced');
  if not recording.takes_part(lesson_id, learner_id) or not exists (
    select
    from identity.guardians_of(report_parent_notified.learner_id, clock_timestamp()) as answering
    where answering.guardian_id = report_parent_notified.guardian_id and answering.capacity <> 'sponsor'
  ) then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson or parent', 'No such learner is on this lesson, or nobody with this guardian_id is a parent of theirs.');
  end if;
  if outcome = 'sent' and recording.contact_blocked(guardian_id, learner_id, clock_timestamp()) then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 409, 'do-not-contact',
      'Do not contact this parent', 'Send nothing, and tell nobody.', null, '[]',
      jsonb_build_object('learner_id', learner_id, 'guardian_id', guardian_id));
  end if;

  perform booking.lock_lesson(lesson_id);
  insert into recording.parent_contact (lesson_id, learner_id, guardian_id, kind, reported_by)
  values (
    report_parent_notified.lesson_id, report_parent_notified.learner_id, report_parent_notified.guardian_id, outcome, v_caller)
  returning * into v_row;

  return recording.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object(
      'lesson_id', lesson_id, 'learner_id', learner_id, 'guardian_id', guardian_id, 'outcome', outcome, 'at', v_row.at),
    jsonb_build_object('learner_id', learner_id, 'guardian_id', guardian_id, 'outcome', outcome));
end;
$$;

revoke all on function api.report_parent_notified(uuid, uuid, uuid, text) from public;
grant execute on function api.report_parent_notified(uuid, uuid, uuid, text) to web_service;

comment on function api.report_parent_notified(uuid, uuid, uuid, text) is
  $$Report that a parent was notified of a recording

For the session service. outcome is sent, or bounced where a message came back; the latest of the two counts, and is what
recording.parent_aware = notified asks for where a learner of 13 to 15 consents. Answers 201 with at. Refusals: 404 not-found,
409 do-not-contact; 422 where outcome is something else. Accepts Idempotency-Key. Clause TS-51.$$;

set role safelane_owner;
