-- A second officer found that a hit is somebody else: then it stops nobody (E1.3). The runner does not clear, nor the
-- person; and a confirmed hit of the children's barred list is cleared by nobody (F14).
set role cap_vetting;

create or replace function api.clear_screening_hit(hit_id uuid, rationale text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action  constant text := 'clear_screening_hit';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_answer  jsonb;
  v_hit     record;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('hit_id', hit_id, 'rationale', rationale));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(hit_id, 'hit_id');
  rationale := vetting.check_prose(rationale, 'rationale', 20, 4000);

  select found.person_id, found.strength, ran.source, ran.recorded_by
  into v_hit
  from vetting.screening_hit as found
  join vetting.screening_run as ran using (run_id)
  where found.hit_id = clear_screening_hit.hit_id;
  if not found then
    return vetting.refuse_unknown(c_action);
  end if;
  v_answer := vetting.refuse_to_record(c_action, v_officer, v_hit.person_id);
  if v_answer is not null then
    return v_answer;
  end if;

  if v_hit.recorded_by = v_officer then
    return vetting.refuse_action(
      c_action, v_hit.person_id, 403, 'second-officer-required', 'A second officer is needed',
      'Whoever ran the screening does not clear its hits.');
  end if;
  if v_hit.source = 'childrens_barred' and v_hit.strength = 'confirmed' then
    return vetting.refuse_action(
      c_action, v_hit.person_id, 409, 'never-cleared', 'Never cleared',
      'A confirmed hit of the children''s barred list is not cleared by anybody.');
  end if;
  if exists (
    select from vetting.screening_clearance as cleared where cleared.hit_id = clear_screening_hit.hit_id
  ) then
    return vetting.refuse_action(
      c_action, v_hit.person_id, 409, 'already-cleared', 'Already cleared', 'This hit has been cleared.');
  end if;

  insert into vetting.screening_clearance (hit_id, rationale, cleared_by)
  values (hit_id, rationale, v_officer);

  return vetting.finish_action(c_action, v_hit.person_id, 201,
    jsonb_build_object('hit_id', hit_id, 'person_id', v_hit.person_id, 'cleared_at', now()),
    jsonb_build_object('hit_id', hit_id));
end;
$$;

revoke all on function api.clear_screening_hit(uuid, text) from public;
grant execute on function api.clear_screening_hit(uuid, text) to web_vetting;

comment on function api.clear_screening_hit(uuid, text) is
  $$Clear a screening hit that is not this person

For vetting officers other than the one who recorded the run. rationale has 20 to 4,000 characters. Answers 201.
Refusals: 403 not-about-yourself, 403 second-officer-required, 409 never-cleared (a confirmed hit of the children's
barred list), 409 already-cleared, 422 unknown-to-vetting; 422 also where a value is not usable. Clauses E1, F14.$$;

set role safelane_owner;
