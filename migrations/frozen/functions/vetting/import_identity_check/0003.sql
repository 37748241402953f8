-- An identity check of an import is recorded like any other (TS-75, TN-11).
create or replace function vetting.import_identity_check(p_person uuid, p_row jsonb)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_method  constant text := identity.import_text(p_row, 'method');
  v_outcome constant text := identity.import_text(p_row, 'outcome');
  v_on      constant date := identity.import_day(p_row, 'verified_on');
  v_name    constant text := identity.import_text(p_row, 'verified_name');
begin
  perform identity.import_columns(
    p_row, 'person_ref', 'person_id', 'method', 'outcome', 'verified_on', 'verified_name');

  if exists (
    select
    from vetting.identity_check as known
    where known.person_id = p_person
      and known.method = v_method
      and known.outcome = v_outcome
      and known.verified_on = v_on
      and vetting.import_says(v_name, known.verified_name)
  ) then
    return null;
  end if;

  perform vetting.import_complete(p_row);
  return api.record_identity_check(p_person, v_method, v_outcome, v_on, v_name);
end;
$$;

revoke all on function vetting.import_identity_check(uuid, jsonb) from public;
grant execute on function vetting.import_identity_check(uuid, jsonb) to cap_vetting;

comment on function vetting.import_identity_check(uuid, jsonb) is
  'The answer of record_identity_check, or null where the check is on record already. Called by import_check.';
