-- An officer asked the DBS Update Service about a certificate that we have seen, with the holder's consent (TS-79, C.5).
-- NO_MATCH_FOUND renews nothing; NEW_INFO blocks in every profile until a new certificate is seen (F14).
set role cap_vetting;

create or replace function api.record_dbs_status_check(
  certificate_id    uuid,
  result            text,
  checked_at        timestamptz,
  entitlement_basis text,
  supersedes        uuid default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action      constant text := 'record_dbs_status_check';
  v_officer     constant uuid := identity.require_persona('web_vetting');
  v_id          constant uuid := guard.uuidv7();
  v_answer      jsonb;
  v_certificate vetting.dbs_certificate;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'certificate_id', certificate_id, 'result', result, 'checked_at', checked_at,
    'entitlement_basis', entitlement_basis, 'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(certificate_id, 'certificate_id');
  perform identity.check_choice(result, 'result',
    'BLANK_NO_NEW_INFO', 'NON_BLANK_NO_NEW_INFO', 'NEW_INFO', 'NO_MATCH_FOUND');
  checked_at := vetting.check_past_instant(checked_at, 'checked_at');
  entitlement_basis := identity.clean_text(entitlement_basis, 'entitlement_basis', 500, true, 3);

  select * into v_certificate
  from vetting.dbs_certificate as asked
  where asked.certificate_id = record_dbs_status_check.certificate_id
    and asked.source = 'verified';
  if not found then
    return vetting.refuse_unknown(c_action);
  end if;
  v_answer := vetting.refuse_to_record(c_action, v_officer, v_certificate.person_id);
  if v_answer is not null then
    return v_answer;
  end if;

  if identity.civil_date(checked_at) < v_certificate.issued_on then
    raise exception using
      errcode = 'PT422',
      message = 'checked_at lies before the certificate was issued',
      hint = 'Send the instant at which the Update Service answered.';
  end if;
  if not coalesce((
    select said.given
    from vetting.update_service_consent as said
    where said.person_id = v_certificate.person_id
      and said.at <= record_dbs_status_check.checked_at
    order by said.at desc, said.given
    limit 1
  ), false) then
    return vetting.refuse_action(
      c_action, v_certificate.person_id, 409, 'no-update-service-consent', 'No consent',
      'At that instant the holder had not consented to Update Service checks. They give it with grant_update_service_consent.');
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.dbs_status_check as wrong
    where wrong.check_id = record_dbs_status_check.supersedes
      and wrong.person_id = v_certificate.person_id
      and not exists (select from vetting.dbs_status_check as later where later.supersedes = wrong.check_id)
  ) then
    return vetting.refuse_correction(c_action, v_certificate.person_id);
  end if;
  if result <> 'NEW_INFO' and v_officer = any (vetting.news_tellers(supersedes)) then
    return vetting.refuse_action(
      c_action, v_certificate.person_id, 403, 'second-officer-required', 'A second officer is needed',
      'Whoever recorded new information does not take it back.');
  end if;

  insert into vetting.dbs_status_check
    (check_id, person_id, certificate_id, result, checked_at, entitlement_basis, recorded_by, supersedes)
  values
    (v_id, v_certificate.person_id, certificate_id, result, checked_at, entitlement_basis, v_officer, supersedes);

  return vetting.finish_action(c_action, v_certificate.person_id, 201,
    jsonb_build_object(
      'check_id', v_id, 'certificate_id', certificate_id, 'person_id', v_certificate.person_id,
      'result', result, 'checked_at', checked_at),
    jsonb_build_object('check_id', v_id, 'certificate_id', certificate_id, 'supersedes', supersedes));
end;
$$;

revoke all on function api.record_dbs_status_check(uuid, text, timestamptz, text, uuid) from public;
grant execute on function api.record_dbs_status_check(uuid, text, timestamptz, text, uuid) to web_vetting;

comment on function api.record_dbs_status_check(uuid, text, timestamptz, text, uuid) is
  $$Record what the DBS Update Service answered

For vetting officers. certificate_id is one that an officer has seen; result is BLANK_NO_NEW_INFO,
NON_BLANK_NO_NEW_INFO, NEW_INFO or NO_MATCH_FOUND; checked_at is an instant that has passed, not before the
certificate was issued; entitlement_basis says why we may ask at this level and workforce. The holder must have
consented by then. supersedes names a check that was recorded wrongly; NEW_INFO is taken back by another officer than
recorded it. Answers 201 with check_id. Refusals: 403 not-about-yourself, 403 second-officer-required, 409
no-update-service-consent, 409 nothing-to-correct, 422 unknown-to-vetting; 422 also where a
value is not usable. Clauses TS-79, C.5, F14.$$;

set role safelane_owner;
