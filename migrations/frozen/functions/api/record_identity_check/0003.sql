-- Who somebody is was checked against a document, by an officer who is somebody else (TS-75, TN-11).
-- A check that failed is kept, and does not count.
set role cap_vetting;

create or replace function api.record_identity_check(
  person_id     uuid,
  method        text,
  outcome       text,
  verified_on   date,
  verified_name text default null,
  supersedes    uuid default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action  constant text := 'record_identity_check';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'method', method, 'outcome', outcome, 'verified_on', verified_on,
    'verified_name', verified_name, 'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(method, 'method',
    'passport', 'driving_licence', 'birth_certificate', 'biometric_residence_permit', 'photo_id', 'other');
  perform identity.check_choice(outcome, 'outcome', 'verified', 'failed');
  perform vetting.check_past_day(verified_on, 'verified_on');
  verified_name := identity.clean_text(verified_name, 'verified_name', 400, outcome = 'verified');

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.identity_check as wrong
    where wrong.check_id = record_identity_check.supersedes
      and wrong.person_id = record_identity_check.person_id
      and not exists (select from vetting.identity_check as later where later.supersedes = wrong.check_id)
  ) then
    return vetting.refuse_correction(c_action, person_id);
  end if;

  insert into vetting.identity_check
    (check_id, person_id, method, outcome, verified_name, verified_on, recorded_by, supersedes)
  values
    (v_id, person_id, method, outcome, verified_name, verified_on, v_officer, supersedes);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object('check_id', v_id, 'person_id', person_id, 'outcome', outcome, 'verified_on', verified_on),
    jsonb_build_object('check_id', v_id, 'supersedes', supersedes));
end;
$$;

revoke all on function api.record_identity_check(uuid, text, text, date, text, uuid) from public;
grant execute on function api.record_identity_check(uuid, text, text, date, text, uuid) to web_vetting;

comment on function api.record_identity_check(uuid, text, text, date, text, uuid) is
  $$Record an identity check

For vetting officers. method is passport, driving_licence, birth_certificate, biometric_residence_permit, photo_id
or other; outcome is verified or failed; verified_name is the name on the document and is needed where verified:
the name on a DBS certificate is compared with it. verified_on is a civil day in London, not in the future.
supersedes names a check that was recorded wrongly. Answers 201 with check_id. Refusals: 403 not-about-yourself, 409 nothing-to-correct, 422 unknown-to-vetting;
422 also where a value is not usable. Clauses TS-75, TN-11.$$;

set role safelane_owner;
