-- A safeguarding lead lifts what forbids a recording, with a reason, and it stays on record (E2.2).
set role cap_recording;

create or replace function api.allow_recording(flag_id uuid, reason text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'allow_recording';
  v_caller constant uuid := identity.require_persona('web_dsl');
  v_answer jsonb;
  v_reason text;
  v_flag   recording.safety_flag;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('flag_id', flag_id, 'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(flag_id, 'flag_id');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 20);
  select * into v_flag
  from recording.safety_flag as flag
  where flag.flag_id = allow_recording.flag_id
    and flag.learner_id is distinct from v_caller
    and not recording.is_involved(v_caller, flag.lesson_id, clock_timestamp())
    and not exists (
      select from identity.guardians_of(flag.learner_id, clock_timestamp()) as answering
      where answering.guardian_id = v_caller)
  for update of flag;
  if not found then
    return recording.refuse_action(c_action, 'safety_flag', flag_id, 404, 'not-found',
      'No such flag', 'No flag with this flag_id is yours to lift.');
  end if;
  if v_flag.lifted_at is not null then
    return recording.refuse_action(c_action, 'safety_flag', flag_id, 409, 'already-lifted',
      'Already lifted', 'A flag is lifted once.');
  end if;

  update recording.safety_flag as flag
  set lifted_at = clock_timestamp(), lifted_by = v_caller, lift_reason = v_reason
  where flag.flag_id = allow_recording.flag_id
  returning * into v_flag;

  return recording.finish_action(c_action, 'safety_flag', flag_id, 200,
    jsonb_build_object('flag_id', flag_id, 'lifted_at', v_flag.lifted_at),
    jsonb_strip_nulls(jsonb_build_object('lesson_id', v_flag.lesson_id, 'learner_id', v_flag.learner_id)));
end;
$$;

revoke all on function api.allow_recording(uuid, text) from public;
grant execute on function api.allow_recording(uuid, text) to web_dsl;

comment on function api.allow_recording(uuid, text) is
  $$Allow recording again

For safeguarding leads who have no part in it. Only the flag is lifted: consent is still asked for. reason has 20 to 2,000
characters. Answers 200 with lifted_at. Refusals: 404 not-found, 409 already-lifted. Accepts Idempotency-Key. Clause TS-49.$$;

set role safelane_owner;
