-- A prohibition check of an import is recorded like any other; a match blocks like a match of today (F14, F16).
create or replace function vetting.import_prohibition_check(p_person uuid, p_row jsonb)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_kind   constant text := identity.import_text(p_row, 'kind');
  v_result constant text := identity.import_text(p_row, 'result');
  v_on     constant date := identity.import_day(p_row, 'checked_on');
begin
  perform identity.import_columns(p_row, 'person_ref', 'person_id', 'kind', 'result', 'checked_on');

  if exists (
    select
    from vetting.prohibition_check as known
    where known.person_id = p_person
      and known.kind = v_kind
      and known.checked_on = v_on
      and vetting.import_says(v_result, known.result)
  ) then
    return null;
  end if;

  perform vetting.import_complete(p_row);
  return api.record_prohibition_check(p_person, v_kind, v_result, v_on);
end;
$$;

revoke all on function vetting.import_prohibition_check(uuid, jsonb) from public;
grant execute on function vetting.import_prohibition_check(uuid, jsonb) to cap_vetting;

comment on function vetting.import_prohibition_check(uuid, jsonb) is
  'The answer of record_prohibition_check, or null where the check is on record already. Called by import_check.';
