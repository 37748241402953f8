-- An answer of the Update Service belongs to a certificate that is on record, and needs the holder's consent at that
-- instant like any other (TS-79, C.5): an import cannot bring consent along.
create or replace function vetting.import_dbs_status_check(p_person uuid, p_row jsonb)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_result      constant text := identity.import_text(p_row, 'result');
  v_checked     constant timestamptz := identity.import_instant(p_row, 'checked_at');
  v_basis       constant text := identity.import_text(p_row, 'entitlement_basis');
  v_certificate constant vetting.dbs_certificate := vetting.import_certificate(p_person, p_row);
begin
  perform identity.import_columns(
    p_row, 'person_ref', 'person_id', 'number', 'issued_on', 'result', 'checked_at', 'entitlement_basis');

  if exists (
    select
    from vetting.dbs_status_check as known
    join vetting.dbs_certificate as checked on checked.certificate_id = known.certificate_id
    where known.person_id = p_person
      and checked.number = v_certificate.number
      and known.result = v_result
      and known.checked_at = v_checked
  ) then
    return null;
  end if;

  -- an unknown certificate is answered like an unknown person
  return api.record_dbs_status_check(
    coalesce(v_certificate.certificate_id, gen_random_uuid()), v_result, v_checked, v_basis);
end;
$$;

revoke all on function vetting.import_dbs_status_check(uuid, jsonb) from public;
grant execute on function vetting.import_dbs_status_check(uuid, jsonb) to cap_vetting;

comment on function vetting.import_dbs_status_check(uuid, jsonb) is
  'The answer of record_dbs_status_check, or null where the check is on record already. Called by import_check.';
