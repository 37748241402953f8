-- A vetting officer lets a tutor through the gate, refuses, or takes a pass back (TS-75). Nobody is let through while
-- anything that blocks independent work fails; to refuse or to withdraw needs no condition.
set role cap_vetting;

create or replace function api.decide_vetting_gate(person_id uuid, decision text, note text default null)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action  constant text := 'decide_vetting_gate';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
  v_reasons jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'decision', decision, 'note', note));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(decision, 'decision', 'passed', 'refused', 'withdrawn');
  if note is not null then
    note := vetting.check_prose(note, 'note', 1, 4000);
  end if;

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if not vetting.is_concerned(person_id, 'tutor') then
    return vetting.refuse_unknown(c_action);
  end if;

  if decision = 'passed' then
    select jsonb_agg(jsonb_build_object('code', failing.code, 'until', failing.until) order by failing.code)
    into v_reasons
    from vetting.findings(decide_vetting_gate.person_id) as failing
    where failing.class = 'B'
      and failing.code <> 'VETTING_GATE_NOT_PASSED';
    if v_reasons is not null then
      return vetting.refuse_action(
        c_action, person_id, 409, 'checks-incomplete', 'Checks are incomplete',
        'Nobody passes the gate while a check that blocks bookings fails.', v_reasons);
    end if;
  end if;

  insert into vetting.gate_decision (decision_id, person_id, decision, note, decided_by)
  values (v_id, person_id, decision, note, v_officer);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object('decision_id', v_id, 'person_id', person_id, 'decision', decision, 'decided_at', now()),
    jsonb_build_object('decision_id', v_id, 'decision', decision));
end;
$$;

revoke all on function api.decide_vetting_gate(uuid, text, text) from public;
grant execute on function api.decide_vetting_gate(uuid, text, text) to web_vetting;

comment on function api.decide_vetting_gate(uuid, text, text) is
  $$Pass a tutor through the vetting gate, refuse, or withdraw

For vetting officers. decision is passed, refused or withdrawn; the latest decision counts. Answers 201 with
decision_id. Refusals: 403 not-about-yourself; 409 checks-incomplete with the failing codes as reasons (passing
only: everything of class B that independent work needs); 422 unknown-to-vetting; 422 also where a value is not
usable. Clauses TS-75, TS-76.$$;

set role safelane_owner;
