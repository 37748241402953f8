-- An officer has seen a DBS certificate and writes down what is on it (TS-75, C.5, F15). What it discloses is weighed
-- by somebody else (assess_disclosure); a barred-list match is written down like anything else, and blocks for good (F14).
set role cap_vetting;

create or replace function api.record_dbs_certificate(
  person_id           uuid,
  number              text,
  level               text,
  workforce           text,
  barred_list         text,
  name_on_certificate text,
  disclosures         text,
  issued_on           date,
  seen_on             date,
  name_explanation    text default null,
  supersedes          uuid default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action  constant text := 'record_dbs_certificate';
  v_officer constant uuid := identity.require_persona('web_vetting');
  v_id      constant uuid := guard.uuidv7();
  v_answer  jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'number', number, 'level', level, 'workforce', workforce, 'barred_list', barred_list,
    'name_on_certificate', name_on_certificate, 'disclosures', disclosures, 'issued_on', issued_on,
    'seen_on', seen_on, 'name_explanation', name_explanation, 'supersedes', supersedes));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  number := vetting.check_dbs_number(number, true);
  perform identity.check_choice(level, 'level', 'basic', 'standard', 'enhanced');
  perform identity.check_choice(workforce, 'workforce', 'child', 'adult', 'child_and_adult', 'other');
  perform identity.check_choice(barred_list, 'barred_list', 'not_checked', 'clear', 'match');
  perform identity.check_choice(disclosures, 'disclosures', 'blank', 'non_blank');
  name_on_certificate := identity.clean_text(name_on_certificate, 'name_on_certificate', 400);
  name_explanation := identity.clean_text(name_explanation, 'name_explanation', 2000, false, 3);
  perform vetting.check_past_day(issued_on, 'issued_on');
  perform vetting.check_past_day(seen_on, 'seen_on');
  if seen_on < issued_on then
    raise exception using
      errcode = 'PT422',
      message = 'seen_on lies before issued_on',
      hint = 'A certificate is seen on the day of its issue or later.';
  end if;

  v_answer := vetting.refuse_to_record(c_action, v_officer, person_id);
  if v_answer is not null then
    return v_answer;
  end if;
  if supersedes is not null and not exists (
    select
    from vetting.dbs_certificate as wrong
    where wrong.certificate_id = record_dbs_certificate.supersedes
      and wrong.person_id = record_dbs_certificate.person_id
      and wrong.source = 'verified'
      and not exists (select from vetting.dbs_certificate as later where later.supersedes = wrong.certificate_id)
  ) then
    return vetting.refuse_correction(c_action, person_id);
  end if;
  -- nobody takes back alone what they, or they and somebody else, recorded as disclosed
  if disclosures = 'blank' and (
      select bool_or(kin.disclosures = 'non_blank') and bool_or(kin.recorded_by = v_officer)
      from vetting.certificate_family(
        record_dbs_certificate.person_id, record_dbs_certificate.number, record_dbs_certificate.supersedes) as kin
    )
    or exists (
      select
      from vetting.dbs_certificate as wrong
      where wrong.certificate_id = record_dbs_certificate.supersedes
        and wrong.disclosures = 'non_blank'
        and wrong.recorded_by = v_officer
        and wrong.issued_on > record_dbs_certificate.issued_on
    )
  then
    return vetting.refuse_action(
      c_action, person_id, 403, 'second-officer-required', 'A second officer is needed',
      'An officer who has recorded this certificate before neither makes it blank nor dates it back.');
  end if;

  insert into vetting.dbs_certificate
    (certificate_id, person_id, source, number, level, workforce, barred_list, name_on_certificate,
     name_explanation, disclosures, issued_on, seen_on, recorded_by, supersedes)
  values
    (v_id, person_id, 'verified', number, level, workforce, barred_list, name_on_certificate,
     name_explanation, disclosures, issued_on, seen_on, v_officer, supersedes);

  return vetting.finish_action(c_action, person_id, 201,
    jsonb_build_object(
      'certificate_id', v_id, 'person_id', person_id, 'number', vetting.masked(number), 'level', level,
      'workforce', workforce, 'barred_list', barred_list, 'disclosures', disclosures,
      'issued_on', issued_on, 'seen_on', seen_on),
    jsonb_build_object('certificate_id', v_id, 'supersedes', supersedes));
end;
$$;

revoke all on function
  api.record_dbs_certificate(uuid, text, text, text, text, text, text, date, date, text, uuid) from public;
grant execute on function
  api.record_dbs_certificate(uuid, text, text, text, text, text, text, date, date, text, uuid) to web_vetting;

comment on function
  api.record_dbs_certificate(uuid, text, text, text, text, text, text, date, date, text, uuid) is
  $$Record a DBS certificate that was seen

For vetting officers. number is the twelve figures as text; level is basic, standard or enhanced; workforce is child,
adult, child_and_adult or other; barred_list is not_checked, clear or match; disclosures is blank or non_blank (then
somebody else weighs it with assess_disclosure). issued_on and seen_on are civil days in London, not in the future.
name_explanation settles a name that differs from the verified identity. supersedes names a certificate that was
recorded wrongly. That a certificate discloses something is taken back by another officer than recorded it (the number
says which certificate it is), and what was rejected stays rejected until another officer accepts its correction.
Answers 201 with certificate_id; the number is shown by its last four figures. Refusals: 403 not-about-yourself, 403
second-officer-required, 409 nothing-to-correct, 422 unknown-to-vetting; 422 also where a value is not usable.
Clauses TS-75, TS-78, C.5, F14, F15.$$;

set role safelane_owner;
