-- A reference of an import is recorded like any other (TS-75, TS-80).
create or replace function vetting.import_reference(p_person uuid, p_row jsonb)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_referee      constant text := identity.import_text(p_row, 'referee');
  v_relationship constant text := identity.import_text(p_row, 'relationship');
  v_outcome      constant text := identity.import_text(p_row, 'outcome');
  v_on           constant date := identity.import_day(p_row, 'verified_on');
begin
  perform identity.import_columns(
    p_row, 'person_ref', 'person_id', 'referee', 'relationship', 'outcome', 'verified_on');

  if exists (
    select
    from vetting.reference as known
    where known.person_id = p_person
      and known.outcome = v_outcome
      and known.verified_on = v_on
      and vetting.import_says(v_referee, known.referee)
      and vetting.import_says(v_relationship, known.relationship)
  ) then
    return null;
  end if;

  perform vetting.import_complete(p_row);
  return api.record_reference(p_person, v_referee, v_relationship, v_outcome, v_on);
end;
$$;

revoke all on function vetting.import_reference(uuid, jsonb) from public;
grant execute on function vetting.import_reference(uuid, jsonb) to cap_vetting;

comment on function vetting.import_reference(uuid, jsonb) is
  'The answer of record_reference, or null where the reference is on record already. Called by import_check.';
