-- A screening ran, with what it found (TS-81, C.6). A run that failed is kept and does not count; a hit blocks until
-- somebody other than the runner has cleared it (F14).
set role cap_vetting;

create or replace function api.record_screening_run(
  person_id uuid,
  source    text,
  outcome   text,
  ran_at    timestamptz default now(),
  hits      jsonb       default '[]'
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action  constant text := 'record_screening_run';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := gen_random_uuid();
  v_answer  jsonb;
  v_hits    jsonb := '[]';
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'source', source, 'outcome', outcome, 'ran_at', nullif(ran_at, now()), 'hits', hits));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(source, 'source',
    'uk_sanctions_list', 'tra_prohibition', 'childrens_barred', 'overseas_teacher_sanction');
  perform identity.check_choice(outcome, 'outcome', 'completed', 'failed');
  ran_at := vetting.check_past_instant(ran_at, 'ran_at');
  hits := vetting.check_hits(hits, outcome);

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;

  insert into vetting.screening_run (run_id, person_id, source, outcome, ran_at, recorded_by)
  values (v_id, person_id, source, outcome, ran_at, v_officer);

  with found as (
    insert into vetting.screening_hit (hit_id, run_id, person_id, strength, note)
    select gen_random_uuid(), v_id, record_screening_run.person_id, hit ->> 'strength', hit ->> 'note'
    from jsonb_array_elements(hits) as hit
    returning screening_hit.hit_id, screening_hit.strength
  )
  select coalesce(jsonb_agg(jsonb_build_object('hit_id', found.hit_id, 'strength', found.strength)), '[]')
  into v_hits
  from found;

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object(
      'run_id', v_id, 'person_id', person_id, 'source', source, 'outcome', outcome, 'ran_at', ran_at, 'hits', v_hits),
    jsonb_build_object('run_id', v_id, 'source', source));
end;
$$;

revoke all on function api.record_screening_run(uuid, text, text, timestamptz, jsonb) from public;
grant execute on function api.record_screening_run(uuid, text, text, timestamptz, jsonb) to web_vetting;

comment on function api.record_screening_run(uuid, text, text, timestamptz, jsonb) is
  $$Record a screening run and its hits

For vetting officers. source is uk_sanctions_list, tra_prohibition, childrens_barred or overseas_teacher_sanction;
outcome is completed or failed; ran_at is an instant that has passed (now if left out). hits is a list of at most
50 objects {"strength": "potential" or "confirmed", "note": text}, and empty for a failed run. Answers 201 with run_id and
the hit_id of each hit. Refusals: 403 not-about-yourself, 422 unknown-to-vetting; 422 also where a value is not
usable. Clauses TS-75, TS-81, C.6, F14.$$;

set role safelane_owner;
