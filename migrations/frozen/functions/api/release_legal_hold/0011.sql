-- A hold is released for a reason, and one that comes from an allegation by the LADO coordinator alone (E3.2). To a
-- safeguarding lead such a hold does not exist (F10). An evidence lock is not released.
set role cap_recording;

create or replace function api.release_legal_hold(hold_id uuid, reason text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'release_legal_hold';
  v_caller constant uuid := identity.require_persona('web_dsl', 'web_lado');
  v_answer jsonb;
  v_hold   recording.hold;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('hold_id', hold_id, 'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(hold_id, 'hold_id');
  reason := identity.clean_text(translate(reason, E'\r\n\t', '   '), 'reason', 2000, true, 20);
  select * into v_hold
  from recording.hold as held
  where held.hold_id = release_legal_hold.hold_id
    and held.kind = 'legal_hold'
    and (not held.from_allegation or identity.persona() = 'web_lado')
  for update;
  if not found or v_hold.released_at is not null then
    return recording.refuse_action(c_action, 'recording_hold', hold_id, 404, 'not-found',
      'No such hold', 'No open hold with this hold_id is yours to release.');
  end if;
  if recording.is_involved(v_caller, v_hold.lesson_id, clock_timestamp()) then
    return recording.refuse_action(c_action, 'recording_hold', hold_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another member of the safeguarding staff does this for a lesson that you had to do with.');
  end if;

  update recording.hold as held
  set released_at = clock_timestamp(), released_by = v_caller, release_reason = release_legal_hold.reason
  where held.hold_id = v_hold.hold_id;

  return recording.finish_action(c_action, 'recording_hold', hold_id, 200,
    jsonb_build_object('hold_id', hold_id, 'lesson_id', v_hold.lesson_id, 'released', true),
    jsonb_build_object('lesson_id', v_hold.lesson_id, 'category', v_hold.category));
end;
$$;

revoke all on function api.release_legal_hold(uuid, text) from public;
grant execute on function api.release_legal_hold(uuid, text) to web_dsl, web_lado;

comment on function api.release_legal_hold(uuid, text) is
  $$Release a hold on recordings

For safeguarding leads and the LADO coordinator, about a lesson they had nothing to do with; what an allegation holds, the
LADO coordinator alone. reason has at least 20 characters. What was due meanwhile is purged by the next run. Answers 200.
Refusals: 403 not-for-yourself, 404 not-found (none open that is yours to release; an evidence lock never is); 422 where a
value is not usable. Accepts Idempotency-Key. Clauses F19, F20, E3.2.$$;

set role safelane_owner;
