-- Right to work was checked; school-commissioned work needs it in every profile (F16, C.6).
set role cap_vetting;

create or replace function api.record_right_to_work(
  person_id   uuid,
  document    text,
  outcome     text,
  verified_on date,
  valid_until date default null,
  supersedes  uuid default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action  constant text := 'record_right_to_work';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'document', document, 'outcome', outcome, 'verified_on', verified_on,
    'valid_until', valid_until, 'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  document := identity.clean_text(document, 'document', 200);
  perform identity.check_choice(outcome, 'outcome', 'verified', 'failed');
  perform vetting.check_past_day(verified_on, 'verified_on');
  perform vetting.check_end_day(valid_until, 'valid_until', verified_on);

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.right_to_work as wrong
    where wrong.check_id = record_right_to_work.supersedes
      and wrong.person_id = record_right_to_work.person_id
      and not exists (select from vetting.right_to_work as later where later.supersedes = wrong.check_id)
  ) then
    return vetting.refuse_correction(c_action, person_id);
  end if;

  insert into vetting.right_to_work
    (check_id, person_id, document, outcome, verified_on, valid_until, recorded_by, supersedes)
  values
    (v_id, person_id, document, outcome, verified_on, valid_until, v_officer, supersedes);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object(
      'check_id', v_id, 'person_id', person_id, 'outcome', outcome, 'verified_on', verified_on,
      'valid_until', valid_until),
    jsonb_build_object('check_id', v_id, 'supersedes', supersedes));
end;
$$;

revoke all on function api.record_right_to_work(uuid, text, text, date, date, uuid) from public;
grant execute on function api.record_right_to_work(uuid, text, text, date, date, uuid) to web_vetting;

comment on function api.record_right_to_work(uuid, text, text, date, date, uuid) is
  $$Record a right-to-work check

For vetting officers. document says what was seen; outcome is verified or failed; verified_on is a civil day in
London, not in the future; valid_until is the first day on which it no longer counts (none: no end). supersedes names
a check that was recorded wrongly. Answers 201 with check_id. Refusals: 403 not-about-yourself, 409 nothing-to-correct, 422 unknown-to-vetting;
422 also where a value is not usable. Clauses F16, C.6.$$;

set role safelane_owner;
