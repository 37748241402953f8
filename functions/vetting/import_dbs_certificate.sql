-- A DBS certificate of an import is recorded as one that an officer has seen (TS-75, C.5, F15). A number that is on
-- record with other particulars is not recorded a second time beside it.
create or replace function vetting.import_dbs_certificate(p_person uuid, p_row jsonb)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_number      constant text := regexp_replace(identity.import_text(p_row, 'number'), E'\\s', '', 'g');
  v_level       constant text := identity.import_text(p_row, 'level');
  v_workforce   constant text := identity.import_text(p_row, 'workforce');
  v_barred_list constant text := identity.import_text(p_row, 'barred_list');
  v_name        constant text := identity.import_text(p_row, 'name_on_certificate');
  v_explanation constant text := identity.import_text(p_row, 'name_explanation');
  v_disclosures constant text := identity.import_text(p_row, 'disclosures');
  v_issued      constant date := identity.import_day(p_row, 'issued_on');
  v_seen        constant date := identity.import_day(p_row, 'seen_on');
begin
  perform identity.import_columns(
    p_row, 'person_ref', 'person_id', 'number', 'level', 'workforce', 'barred_list', 'name_on_certificate',
    'name_explanation', 'disclosures', 'issued_on', 'seen_on');

  if exists (
    select
    from vetting.dbs_certificate as known
    where known.person_id = p_person
      and known.source = 'verified'
      and (known.number = v_number or vetting.masked(known.number) = v_number)
      and known.issued_on = v_issued
      and known.seen_on = v_seen
      and known.level = v_level
      and known.workforce = v_workforce
      and vetting.import_says(v_barred_list, known.barred_list)
      and vetting.import_says(v_name, known.name_on_certificate)
      and vetting.import_says(v_explanation, known.name_explanation)
      and vetting.import_says(v_disclosures, known.disclosures)
  ) then
    return null;
  end if;

  perform vetting.import_complete(p_row);
  if exists (
    select
    from vetting.dbs_certificate as known
    where known.person_id = p_person
      and known.source = 'verified'
      and known.number = v_number
  ) then
    raise exception using
      errcode = 'PT409',
      message = 'a certificate with this number is on record with other particulars',
      hint = 'Put the file right, or correct the record with record_dbs_certificate and supersedes.';
  end if;

  return api.record_dbs_certificate(
    p_person, v_number, v_level, v_workforce, v_barred_list, v_name, v_disclosures, v_issued, v_seen, v_explanation);
end;
$$;

revoke all on function vetting.import_dbs_certificate(uuid, jsonb) from public;
grant execute on function vetting.import_dbs_certificate(uuid, jsonb) to cap_vetting;

comment on function vetting.import_dbs_certificate(uuid, jsonb) is
  'The answer of record_dbs_certificate, or null where the certificate is on record already. Called by import_check.';
