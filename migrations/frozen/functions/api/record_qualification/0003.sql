-- Degrees and certificates were verified, and on tutorninjas the university affiliation and the interview
-- (TS-75, TS-80, TN-01, TN-10).
set role cap_vetting;

create or replace function api.record_qualification(
  person_id   uuid,
  kind        text,
  title       text,
  outcome     text,
  verified_on date,
  awarded_by  text default null,
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
  c_action  constant text := 'record_qualification';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'kind', kind, 'title', title, 'outcome', outcome, 'verified_on', verified_on,
    'awarded_by', awarded_by, 'valid_until', valid_until, 'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(kind, 'kind', 'academic', 'professional', 'university_affiliation', 'video_interview');
  title := identity.clean_text(title, 'title', 300);
  perform identity.check_choice(outcome, 'outcome', 'verified', 'failed');
  perform vetting.check_past_day(verified_on, 'verified_on');
  awarded_by := identity.clean_text(awarded_by, 'awarded_by', 300, false);
  perform vetting.check_end_day(valid_until, 'valid_until', verified_on);

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.qualification as wrong
    where wrong.qualification_id = record_qualification.supersedes
      and wrong.person_id = record_qualification.person_id
      and wrong.kind = record_qualification.kind
      and not exists (select from vetting.qualification as later where later.supersedes = wrong.qualification_id)
  ) then
    return vetting.refuse_correction(c_action, person_id);
  end if;

  insert into vetting.qualification
    (qualification_id, person_id, kind, title, awarded_by, outcome, verified_on, valid_until, recorded_by, supersedes)
  values
    (v_id, person_id, kind, title, awarded_by, outcome, verified_on, valid_until, v_officer, supersedes);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object(
      'qualification_id', v_id, 'person_id', person_id, 'kind', kind, 'outcome', outcome,
      'verified_on', verified_on, 'valid_until', valid_until),
    jsonb_build_object('qualification_id', v_id, 'supersedes', supersedes));
end;
$$;

revoke all on function api.record_qualification(uuid, text, text, text, date, text, date, uuid) from public;
grant execute on function api.record_qualification(uuid, text, text, text, date, text, date, uuid) to web_vetting;

comment on function api.record_qualification(uuid, text, text, text, date, text, date, uuid) is
  $$Record a qualification, an affiliation or an interview

For vetting officers. kind is academic, professional, university_affiliation or video_interview; outcome is verified
or failed. verified_on is a civil day in London, not in the future; valid_until is the first day on which it no
longer counts (none: no end). supersedes names a record of the same kind that was wrong. Answers 201 with
qualification_id. Refusals: 403 not-about-yourself, 409 nothing-to-correct, 422 unknown-to-vetting;
422 also where a value is not usable. Clauses TS-75, TS-80,
TN-01, TN-10.$$;

set role safelane_owner;
