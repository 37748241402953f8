-- Where images may be indecent, nobody looks and nobody deletes, the safeguarding lead included (F19, MT-52, MT-54). The
-- lock has no end in the product: what becomes of the material is for the police.
set role cap_recording;

create or replace function api.lock_evidence(
  lesson_id uuid,
  reason text,
  case_id uuid default null,
  segment_id uuid default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'lock_evidence';
  v_caller constant uuid := identity.require_persona('web_dsl', 'web_lado');
  v_hold   constant uuid := gen_random_uuid();
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('lesson_id', lesson_id, 'reason', reason, 'case_id', case_id, 'segment_id', segment_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(lesson_id, 'lesson_id');
  reason := identity.clean_text(translate(reason, E'\r\n\t', '   '), 'reason', 2000, true, 20);
  if not exists (select from booking.lesson as lesson where lesson.lesson_id = lock_evidence.lesson_id)
    or segment_id is not null and not exists (
      select from recording.segment as segment
      where segment.segment_id = lock_evidence.segment_id and segment.lesson_id = lock_evidence.lesson_id)
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
  values (v_hold, lock_evidence.lesson_id, lock_evidence.segment_id, 'evidence_lock', 'csam', lock_evidence.case_id, false, false,
    lock_evidence.reason, v_caller);

  return recording.finish_action(c_action, 'lesson', lesson_id, 201,
    jsonb_build_object('hold_id', v_hold, 'lesson_id', lesson_id),
    jsonb_build_object('hold_id', v_hold, 'segment_id', segment_id, 'case_id', case_id));
end;
$$;

revoke all on function api.lock_evidence(uuid, text, uuid, uuid) from public;
grant execute on function api.lock_evidence(uuid, text, uuid, uuid) to web_dsl, web_lado;

comment on function api.lock_evidence(uuid, text, uuid, uuid) is
  $$Lock the recordings of a lesson as evidence

For safeguarding leads and the LADO coordinator, about a lesson they had nothing to do with: all its recordings, or one
(segment_id). reason has at least 20 characters and describes nothing. From the commit on nobody opens or purges them, and
no function takes the lock away. Answers 201 with hold_id. Refusals: 403 not-for-yourself, 404 not-found; 422 where a value
is not usable. Accepts Idempotency-Key. Clauses MT-52, MT-54, F19.$$;

set role safelane_owner;
