-- Safeguarding staff note that something was reported about a lesson, and a classifier that it flagged it: what the
-- profile may ask for before staff look (TN-18, OS-34). What was reported stays with the case. Some categories keep the
-- recording at once (E3.2). A classifier holds nothing back (F8).
set role cap_recording;

create or replace function api.note_lesson_report(lesson_id uuid, category text default null, case_id uuid default null)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'note_lesson_report';
  v_caller constant uuid := identity.require_persona('web_dsl', 'web_lado', 'web_service');
  v_flag   constant boolean := identity.persona() = 'web_service';
  v_report constant uuid := gen_random_uuid();
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'lesson_id', lesson_id, 'category', category, 'case_id', case_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  if v_flag and num_nonnulls(category, case_id) > 0 then
    raise exception using
      errcode = 'PT422',
      message = 'A flag has no category and no case',
      hint = 'Send lesson_id alone; a safeguarding lead looks at it.';
  elsif not v_flag then
    perform identity.check_choice(category, 'category',
      'csam', 'inappropriate_image', 'abuse_witnessed', 'sexual_behaviour', 'other');
  end if;
  if not exists (select from booking.lesson as lesson where lesson.lesson_id = note_lesson_report.lesson_id) then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson', 'No lesson has this lesson_id.');
  end if;
  if not v_flag and recording.is_involved(v_caller, lesson_id, clock_timestamp()) then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another member of the safeguarding staff does this for a lesson that you had to do with.');
  end if;

  insert into recording.report (report_id, lesson_id, source, category, case_id, noted_by)
  values (v_report, note_lesson_report.lesson_id, case when v_flag then 'classifier' else 'person' end,
    note_lesson_report.category, note_lesson_report.case_id, v_caller);

  return recording.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object('report_id', v_report, 'lesson_id', lesson_id),
    jsonb_build_object('report_id', v_report, 'category', category, 'case_id', case_id));
end;
$$;

revoke all on function api.note_lesson_report(uuid, text, uuid) from public;
grant execute on function api.note_lesson_report(uuid, text, uuid) to web_dsl, web_lado, web_service;

comment on function api.note_lesson_report(uuid, text, uuid) is
  $$Note that a lesson was reported

For safeguarding leads and the LADO coordinator: category is csam, inappropriate_image, abuse_witnessed,
sexual_behaviour or other; the first two lock the recordings as evidence, the next two hold them. For the session
service: lesson_id alone, a flag of the classifier. Answers 201 with report_id. Refusals: 403 not-for-yourself, 404
not-found; 422 where a value is not usable. Accepts Idempotency-Key. Clauses OS-34, MT-49, TN-18, E3.2.$$;

set role safelane_owner;
