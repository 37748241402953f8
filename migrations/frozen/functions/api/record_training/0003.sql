-- Training was completed: by tutors before their first booking and every year, by an agency's safeguarding leads
-- in six topics (TS-83, TS-84, TS-85).
set role cap_vetting;

create or replace function api.record_training(
  person_id    uuid,
  topic        text,
  completed_on date,
  provider     text default null,
  supersedes   uuid default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action  constant text := 'record_training';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'topic', topic, 'completed_on', completed_on, 'provider', provider,
    'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(topic, 'topic',
    'kcsie_part1', 'kcsie_part2', 'online_safety', 'lado_familiarity', 'allegation_management',
    'contextual_safeguarding', 'child_criminal_exploitation');
  perform vetting.check_past_day(completed_on, 'completed_on');
  provider := identity.clean_text(provider, 'provider', 300, false);

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.training as wrong
    where wrong.training_id = record_training.supersedes
      and wrong.person_id = record_training.person_id
      and wrong.topic = record_training.topic
      and not exists (select from vetting.training as later where later.supersedes = wrong.training_id)
  ) then
    return vetting.refuse_correction(c_action, person_id);
  end if;

  insert into vetting.training
    (training_id, person_id, topic, provider, completed_on, recorded_by, supersedes)
  values
    (v_id, person_id, topic, provider, completed_on, v_officer, supersedes);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object('training_id', v_id, 'person_id', person_id, 'topic', topic, 'completed_on', completed_on),
    jsonb_build_object('training_id', v_id, 'supersedes', supersedes));
end;
$$;

revoke all on function api.record_training(uuid, text, date, text, uuid) from public;
grant execute on function api.record_training(uuid, text, date, text, uuid) to web_vetting;

comment on function api.record_training(uuid, text, date, text, uuid) is
  $$Record completed training

For vetting officers. topic is kcsie_part1, kcsie_part2, online_safety, lado_familiarity, allegation_management,
contextual_safeguarding or child_criminal_exploitation; completed_on is a civil day in London, not in the future.
supersedes names a record of the same topic that was wrong. Answers 201 with training_id. Refusals: 403 not-about-yourself, 409 nothing-to-correct, 422 unknown-to-vetting;
422 also where a value is not usable. Clauses TS-83 to TS-85.$$;

set role safelane_owner;
