-- Whether somebody is prohibited from teaching or managing was looked up; a match blocks in every profile (F14, F16).
set role cap_vetting;

create or replace function api.record_prohibition_check(
  person_id  uuid,
  kind       text,
  result     text,
  checked_on date,
  supersedes uuid default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action  constant text := 'record_prohibition_check';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'kind', kind, 'result', result, 'checked_on', checked_on,
    'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(kind, 'kind', 'tra_prohibition', 'interim_prohibition', 'section_128');
  perform identity.check_choice(result, 'result', 'clear', 'match');
  perform vetting.check_past_day(checked_on, 'checked_on');

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.prohibition_check as wrong
    where wrong.check_id = record_prohibition_check.supersedes
      and wrong.person_id = record_prohibition_check.person_id
      and wrong.kind = record_prohibition_check.kind
      and not exists (select from vetting.prohibition_check as later where later.supersedes = wrong.check_id)
  ) then
    return vetting.refuse_correction(c_action, person_id);
  end if;
  if result <> 'match' and v_officer = any (vetting.match_tellers(supersedes)) then
    return vetting.refuse_action(
      c_action, person_id, 403, 'second-officer-required', 'A second officer is needed',
      'Whoever recorded a prohibition does not take it back.');
  end if;

  insert into vetting.prohibition_check
    (check_id, person_id, kind, result, checked_on, recorded_by, supersedes)
  values
    (v_id, person_id, kind, result, checked_on, v_officer, supersedes);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object(
      'check_id', v_id, 'person_id', person_id, 'kind', kind, 'result', result, 'checked_on', checked_on),
    jsonb_build_object('check_id', v_id, 'supersedes', supersedes));
end;
$$;

revoke all on function api.record_prohibition_check(uuid, text, text, date, uuid) from public;
grant execute on function api.record_prohibition_check(uuid, text, text, date, uuid) to web_vetting;

comment on function api.record_prohibition_check(uuid, text, text, date, uuid) is
  $$Record a prohibition check

For vetting officers. kind is tra_prohibition, interim_prohibition or section_128; result is clear or match.
checked_on is a civil day in London, not in the future. A match blocks every booking until the record is corrected:
supersedes names the check of the same kind that was wrong, and another officer than recorded the match takes it back.
Answers 201 with check_id. Refusals: 403 not-about-yourself, 403 second-officer-required, 409 nothing-to-correct, 422 unknown-to-vetting;
422 also where a value is not usable. Clauses F14, F16, C.6.$$;

set role safelane_owner;
