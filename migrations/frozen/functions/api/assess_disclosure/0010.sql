-- What a certificate or a tutor disclosed is weighed by a second officer, in writing (E1.3, MT-38).
-- The latest assessment counts: a later one may accept what an earlier one rejected, and the other way round.
set role cap_vetting;

create or replace function api.assess_disclosure(
  decision           text,
  rationale          text,
  certificate_id     uuid default null,
  self_disclosure_id uuid default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action  constant text := 'assess_disclosure';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := gen_random_uuid();
  v_answer  jsonb;
  v_told    record;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'decision', decision, 'rationale', rationale, 'certificate_id', certificate_id,
    'self_disclosure_id', self_disclosure_id));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_choice(decision, 'decision', 'accept', 'reject');
  rationale := vetting.check_prose(rationale, 'rationale', 20, 8000);
  if num_nonnulls(certificate_id, self_disclosure_id) <> 1 then
    raise exception using
      errcode = 'PT422',
      message = 'exactly one of certificate_id and self_disclosure_id is required',
      hint = 'Send the one that is weighed.';
  end if;

  select disclosed.person_id, disclosed.recorded_by
  into v_told
  from (
    select seen.person_id, seen.recorded_by
    from vetting.dbs_certificate as seen
    where seen.certificate_id = assess_disclosure.certificate_id
      and seen.source = 'verified'
    union all
    select told.person_id, told.recorded_by
    from vetting.self_disclosure as told
    where told.self_disclosure_id = assess_disclosure.self_disclosure_id
  ) as disclosed;
  if not found then
    return vetting.refuse_unknown(c_action);
  end if;
  v_answer := vetting.refuse_to_record(c_action, v_officer, v_told.person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if v_told.recorded_by = v_officer
    or exists (
      select
      from vetting.dbs_certificate as weighed
      cross join lateral vetting.certificate_family(weighed.person_id, weighed.number, weighed.supersedes) as kin
      where weighed.certificate_id = assess_disclosure.certificate_id
        and kin.recorded_by = v_officer
    )
  then
    return vetting.refuse_action(
      c_action, v_told.person_id, 403, 'second-officer-required', 'A second officer is needed',
      'Whoever recorded a certificate does not weigh what it discloses.');
  end if;

  insert into vetting.disclosure_assessment
    (assessment_id, person_id, certificate_id, self_disclosure_id, decision, rationale, assessed_by)
  values
    (v_id, v_told.person_id, certificate_id, self_disclosure_id, decision, rationale, v_officer);

  return vetting.finish_action(c_action, v_told.person_id, 201,
    jsonb_build_object(
      'assessment_id', v_id, 'person_id', v_told.person_id, 'certificate_id', certificate_id,
      'self_disclosure_id', self_disclosure_id, 'decision', decision),
    jsonb_build_object(
      'assessment_id', v_id, 'certificate_id', certificate_id, 'self_disclosure_id', self_disclosure_id));
end;
$$;

revoke all on function api.assess_disclosure(text, text, uuid, uuid) from public;
grant execute on function api.assess_disclosure(text, text, uuid, uuid) to web_vetting;

comment on function api.assess_disclosure(text, text, uuid, uuid) is
  $$Weigh what was disclosed

For vetting officers who have recorded neither it nor another record of the same certificate. Exactly one of certificate_id (a certificate that was seen)
and self_disclosure_id; decision is accept or reject; rationale has 20 to 8,000 characters. The latest assessment
counts. Answers 201 with assessment_id. Refusals: 403 not-about-yourself, 403 second-officer-required, 422
unknown-to-vetting; 422 also where a value is not usable. Clauses MT-38, E1.$$;

set role safelane_owner;
