-- A qualification, an affiliation or an interview of an import is recorded like any other (TS-75, TS-80, TN-01, TN-10).
create or replace function vetting.import_qualification(p_person uuid, p_row jsonb)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_kind    constant text := identity.import_text(p_row, 'kind');
  v_title   constant text := identity.import_text(p_row, 'title');
  v_outcome constant text := identity.import_text(p_row, 'outcome');
  v_on      constant date := identity.import_day(p_row, 'verified_on');
  v_by      constant text := identity.import_text(p_row, 'awarded_by');
  v_until   constant date := identity.import_day(p_row, 'valid_until');
begin
  perform identity.import_columns(
    p_row, 'person_ref', 'person_id', 'kind', 'title', 'outcome', 'verified_on', 'awarded_by', 'valid_until');

  if exists (
    select
    from vetting.qualification as known
    where known.person_id = p_person
      and known.kind = v_kind
      and known.title = v_title
      and known.outcome = v_outcome
      and known.verified_on = v_on
      and known.awarded_by is not distinct from v_by
      and known.valid_until is not distinct from v_until
  ) then
    return null;
  end if;

  perform vetting.import_complete(p_row);
  return api.record_qualification(p_person, v_kind, v_title, v_outcome, v_on, v_by, v_until);
end;
$$;

revoke all on function vetting.import_qualification(uuid, jsonb) from public;
grant execute on function vetting.import_qualification(uuid, jsonb) to cap_vetting;

comment on function vetting.import_qualification(uuid, jsonb) is
  'The answer of record_qualification, or null where it is on record already. Called by import_check.';
