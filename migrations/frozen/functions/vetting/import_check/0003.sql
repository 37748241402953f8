-- One row of an import about somebody's checks, judged like a single record of its kind. About themselves an officer may
-- bring back what the Single Central Record shows, and finds out no more than that (E1.4).
create or replace function vetting.import_check(p_row jsonb, p_officer uuid)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_person constant uuid := vetting.import_subject(p_row);
begin
  if v_person = p_officer and exists (
    select
    from (values
      ('number', '^[*]{8}[0-9]{4}$'),
      ('barred_list', '^(not_checked|[(]not shown[)])$'),
      ('disclosures', '^[(]not shown[)]$'),
      ('result', '^[(]not shown[)]$'),
      ('outcome', '^(verified|completed)$'),
      ('hit_strength', '^$'),
      ('hit_note', '^$')
    ) as shown (name, pattern)
    where identity.import_text(p_row, shown.name) !~ shown.pattern
  ) then
    return vetting.refuse_to_record('import_checks', p_officer, v_person);
  end if;

  return case p_row ->> 'record'
    when 'dbs_certificate' then vetting.import_dbs_certificate(v_person, p_row)
    when 'dbs_status_check' then vetting.import_dbs_status_check(v_person, p_row)
    when 'identity_check' then vetting.import_identity_check(v_person, p_row)
    when 'qualification' then vetting.import_qualification(v_person, p_row)
    when 'reference' then vetting.import_reference(v_person, p_row)
    when 'screening_run' then vetting.import_screening_run(v_person, p_row)
    when 'right_to_work' then vetting.import_right_to_work(v_person, p_row)
    when 'prohibition_check' then vetting.import_prohibition_check(v_person, p_row)
    when 'training' then vetting.import_training(v_person, p_row)
    when 'contract' then vetting.import_contract(v_person, p_row)
    when 'scr' then vetting.import_scr(v_person, p_row)
    else to_jsonb(identity.check_choice(p_row ->> 'record', 'record',
      'dbs_certificate', 'dbs_status_check', 'identity_check', 'qualification', 'reference', 'screening_run',
      'right_to_work', 'prohibition_check', 'training', 'contract', 'scr'))
  end;
end;
$$;

revoke all on function vetting.import_check(jsonb, uuid) from public;
grant execute on function vetting.import_check(jsonb, uuid) to cap_vetting;

comment on function vetting.import_check(jsonb, uuid) is
  'The answer of the function that records this kind of check, or null where the check is on record already. Called by import_checks.';
