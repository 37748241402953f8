-- Which certificate of a person a row is about: by its number, or where only the last four figures are shown, by these
-- and the day of issue (C.5). One that was corrected is found by the row that counts now.
create or replace function vetting.import_certificate(p_person uuid, p_row jsonb)
  returns vetting.dbs_certificate
  language plpgsql
  stable
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_number constant text := regexp_replace(p_row ->> 'number', E'\\s', '', 'g');
  v_issued constant date := identity.import_day(p_row, 'issued_on');
  v_found  vetting.dbs_certificate;
begin
  select seen.* into v_found
  from vetting.dbs_certificate as seen
  where seen.person_id = p_person
    and seen.source = 'verified'
    and case
      when v_number ~ '^[*]{8}[0-9]{4}$' then vetting.masked(seen.number) = v_number and seen.issued_on = v_issued
      else seen.number = v_number
    end
  order by (exists (
      select from vetting.dbs_certificate as later where later.supersedes = seen.certificate_id
    )), seen.recorded_at desc
  limit 1;
  return v_found;
end;
$$;

revoke all on function vetting.import_certificate(uuid, jsonb) from public;
grant execute on function vetting.import_certificate(uuid, jsonb) to cap_vetting;

comment on function vetting.import_certificate(uuid, jsonb) is
  'The certificate on record that a row names by number or by its last four figures and issued_on; null where there is none. Asked by the functions that import checks.';
