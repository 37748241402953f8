-- A right-to-work check of an import is recorded like any other (F16, C.6).
create or replace function vetting.import_right_to_work(p_person uuid, p_row jsonb)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_document constant text := identity.import_text(p_row, 'document');
  v_outcome  constant text := identity.import_text(p_row, 'outcome');
  v_on       constant date := identity.import_day(p_row, 'verified_on');
  v_until    constant date := identity.import_day(p_row, 'valid_until');
begin
  perform identity.import_columns(
    p_row, 'person_ref', 'person_id', 'document', 'outcome', 'verified_on', 'valid_until');

  if exists (
    select
    from vetting.right_to_work as known
    where known.person_id = p_person
      and known.document = v_document
      and known.outcome = v_outcome
      and known.verified_on = v_on
      and known.valid_until is not distinct from v_until
  ) then
    return null;
  end if;

  perform vetting.import_complete(p_row);
  return api.record_right_to_work(p_person, v_document, v_outcome, v_on, v_until);
end;
$$;

revoke all on function vetting.import_right_to_work(uuid, jsonb) from public;
grant execute on function vetting.import_right_to_work(uuid, jsonb) to cap_vetting;

comment on function vetting.import_right_to_work(uuid, jsonb) is
  'The answer of record_right_to_work, or null where the check is on record already. Called by import_check.';
