-- A contract period with a tutor, the written confirmation to a school, or the agreement on who answers for what off
-- site (TS-80, F16, C.1, TN-30). A renewed contract asks for fresh qualifications and references.
set role cap_vetting;

create or replace function api.record_contract(
  person_id                   uuid,
  kind                        text,
  starts_on                   date,
  ends_on                     date default null,
  engagement_id               uuid default null,
  learner_id                  uuid default null,
  school_signed_on            date default null,
  responsible_adult_signed_on date default null,
  supersedes                  uuid default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action  constant text := 'record_contract';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'kind', kind, 'starts_on', starts_on, 'ends_on', ends_on,
    'engagement_id', engagement_id, 'learner_id', learner_id, 'school_signed_on', school_signed_on,
    'responsible_adult_signed_on', responsible_adult_signed_on, 'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(kind, 'kind', 'tutor_contract', 'written_confirmation', 'responsibility_agreement');
  perform identity.check_civil_day(starts_on, 'starts_on');
  perform vetting.check_end_day(ends_on, 'ends_on', starts_on);
  if (kind <> 'tutor_contract') <> (engagement_id is not null)
    or (kind = 'responsibility_agreement') <> (learner_id is not null)
    or kind <> 'responsibility_agreement' and num_nonnulls(school_signed_on, responsible_adult_signed_on) > 0
  then
    raise exception using
      errcode = 'PT422',
      message = 'these parameters do not go with this kind',
      hint = 'written_confirmation and responsibility_agreement need engagement_id; learner_id and the days of '
             'signature belong to a responsibility_agreement.';
  end if;
  if school_signed_on is not null then
    perform vetting.check_past_day(school_signed_on, 'school_signed_on');
  end if;
  if responsible_adult_signed_on is not null then
    perform vetting.check_past_day(responsible_adult_signed_on, 'responsible_adult_signed_on');
  end if;

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if engagement_id is not null and not exists (
    select
    from identity.engagement as work
    where work.engagement_id = record_contract.engagement_id
      and work.tutor_id = record_contract.person_id
      and work.school_id is not null
  ) or learner_id is not null and not identity.holds_power(learner_id, 'learner')
  then
    return vetting.refuse_unknown(c_action);
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.contract as wrong
    where wrong.contract_id = record_contract.supersedes
      and wrong.person_id = record_contract.person_id
      and wrong.kind = record_contract.kind
      and not exists (select from vetting.contract as later where later.supersedes = wrong.contract_id)
  ) then
    return vetting.refuse_correction(c_action, person_id);
  end if;

  insert into vetting.contract
    (contract_id, person_id, kind, starts_on, ends_on, engagement_id, learner_id,
     school_signed_on, responsible_adult_signed_on, recorded_by, supersedes)
  values
    (v_id, person_id, kind, starts_on, ends_on, engagement_id, learner_id,
     school_signed_on, responsible_adult_signed_on, v_officer, supersedes);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object(
      'contract_id', v_id, 'person_id', person_id, 'kind', kind, 'starts_on', starts_on, 'ends_on', ends_on,
      'engagement_id', engagement_id, 'learner_id', learner_id),
    jsonb_build_object('contract_id', v_id, 'kind', kind, 'supersedes', supersedes));
end;
$$;

revoke all on function api.record_contract(uuid, text, date, date, uuid, uuid, date, date, uuid) from public;
grant execute on function api.record_contract(uuid, text, date, date, uuid, uuid, date, date, uuid) to web_vetting;

comment on function api.record_contract(uuid, text, date, date, uuid, uuid, date, date, uuid) is
  $$Record a contract, a confirmation or an agreement

For vetting officers. kind is tutor_contract, written_confirmation (to the school of engagement_id) or
responsibility_agreement (for engagement_id and learner_id, counting once school_signed_on and
responsible_adult_signed_on are both given). It covers the civil days from starts_on until before ends_on (none: no
end); starts_on may lie in the future. supersedes names a record of the same kind that was wrong. Answers 201 with
contract_id. Refusals: 403 not-about-yourself, 409 nothing-to-correct, 422 unknown-to-vetting (also for an
engagement that is not this tutor's with a school, or a learner who is none); 422 also where a value is not usable.
Clauses TS-80, TN-30, F16.$$;

set role safelane_owner;
