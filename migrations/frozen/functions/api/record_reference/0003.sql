-- A referee was asked, and what they said was verified (TS-75, TS-80).
set role cap_vetting;

create or replace function api.record_reference(
  person_id    uuid,
  referee      text,
  relationship text,
  outcome      text,
  verified_on  date,
  supersedes   uuid default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action  constant text := 'record_reference';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'referee', referee, 'relationship', relationship, 'outcome', outcome,
    'verified_on', verified_on, 'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  referee := identity.clean_text(referee, 'referee', 300);
  relationship := identity.clean_text(relationship, 'relationship', 300);
  perform identity.check_choice(outcome, 'outcome', 'verified', 'unsatisfactory');
  perform vetting.check_past_day(verified_on, 'verified_on');

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.reference as wrong
    where wrong.reference_id = record_reference.supersedes
      and wrong.person_id = record_reference.person_id
      and not exists (select from vetting.reference as later where later.supersedes = wrong.reference_id)
  ) then
    return vetting.refuse_correction(c_action, person_id);
  end if;

  insert into vetting.reference
    (reference_id, person_id, referee, relationship, outcome, verified_on, recorded_by, supersedes)
  values
    (v_id, person_id, referee, relationship, outcome, verified_on, v_officer, supersedes);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object('reference_id', v_id, 'person_id', person_id, 'outcome', outcome, 'verified_on', verified_on),
    jsonb_build_object('reference_id', v_id, 'supersedes', supersedes));
end;
$$;

revoke all on function api.record_reference(uuid, text, text, text, date, uuid) from public;
grant execute on function api.record_reference(uuid, text, text, text, date, uuid) to web_vetting;

comment on function api.record_reference(uuid, text, text, text, date, uuid) is
  $$Record a reference

For vetting officers. referee says who gave it, relationship how they know the person; outcome is verified or
unsatisfactory. verified_on is a civil day in London, not in the future. supersedes names a reference that was
recorded wrongly. Answers 201 with reference_id. Refusals: 403 not-about-yourself, 409 nothing-to-correct, 422 unknown-to-vetting;
422 also where a value is not usable.
Clauses TS-75, TS-80.$$;

set role safelane_owner;
