-- A legal hold keeps the recordings of a lesson beyond retention, withdrawal and every sign-off (F20, E3.2, MT-73). The
-- tutor's playback closes and looks as it does for any other cause; learners and parents see what they saw before, unless
-- the case is so confidential that everybody's closes. Nobody is told.
set role cap_recording;

create or replace function api.place_legal_hold(
  lesson_id uuid,
  category text,
  reason text,
  case_id uuid default null,
  segment_id uuid default null,
  closes_to_all boolean default false
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'place_legal_hold';
  v_caller constant uuid := identity.require_persona('web_dsl', 'web_lado');
  v_lado   constant boolean := identity.persona() = 'web_lado';
  v_hold   constant uuid := gen_random_uuid();
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'category', category, 'reason', reason, 'case_id', case_id, 'segment_id', segment_id,
    'closes_to_all', closes_to_all));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  perform identity.check_choice(category, 'category', 
    'csam', 'inappropriate_image', 'abuse_witnessed', 'sexual_behaviour', 'allegation', 'appeal', 'safeguarding_case',
    'inquiry', 'complaint', 'other');
  if category = 'allegation' and not v_lado then
    raise exception using
      errcode = 'PT422',
      message = 'category is not one of the values it may have',
      hint = 'The LADO coordinator places this hold.';
  end if;
  perform identity.check_required(closes_to_all, 'closes_to_all');
  reason := identity.clean_text(translate(reason, E'\r\n\t', '   '), 'reason', 2000, true, 20);
  if not exists (select from booking.lesson as lesson where lesson.lesson_id = place_legal_hold.lesson_id)
    or segment_id is not null and not exists (
      select from recording.segment as segment
      where segment.segment_id = place_legal_hold.segment_id and segment.lesson_id = place_legal_hold.lesson_id)
  then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 404, 'not-found',
      'No such lesson or recording', 'No lesson has this lesson_id, or no recording of it this segment_id.');
  end if;
  if recording.is_involved(v_caller, lesson_id, clock_timestamp()) then
    return recording.refuse_action(c_action, 'lesson', lesson_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another member of the safeguarding staff does this for a lesson that you had to do with.');
  end if;

  insert into recording.hold
    (hold_id, lesson_id, segment_id, kind, category, case_id, from_allegation, closes_to_all, reason, placed_by)
  values (v_hold, place_legal_hold.lesson_id, place_legal_hold.segment_id, 'legal_hold', place_legal_hold.category, place_legal_hold.case_id,
    place_legal_hold.category = 'allegation', place_legal_hold.closes_to_all,
    place_legal_hold.reason, v_caller);

  return recording.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object('hold_id', v_hold, 'lesson_id', lesson_id),
    jsonb_build_object('hold_id', v_hold, 'segment_id', segment_id, 'category', category, 'case_id', case_id));
end;
$$;

revoke all on function api.place_legal_hold(uuid, text, text, uuid, uuid, boolean) from public;
grant execute on function api.place_legal_hold(uuid, text, text, uuid, uuid, boolean) to web_dsl, web_lado;

comment on function api.place_legal_hold(uuid, text, text, uuid, uuid, boolean) is
  $$Hold the recordings of a lesson

For safeguarding leads and the LADO coordinator, about a lesson they had nothing to do with: all its recordings, or one
(segment_id). category is csam, inappropriate_image, abuse_witnessed, sexual_behaviour, appeal, safeguarding_case,
inquiry, complaint or other, and allegation for the LADO coordinator alone; reason has at least 20 characters;
closes_to_all closes playback to learners, parents and the school too. Answers 201 with hold_id. Refusals: 403
not-for-yourself, 404 not-found; 422 where a value is not usable. Accepts Idempotency-Key. Clauses MT-49, MT-73, TN-45,
F20.$$;

set role safelane_owner;
