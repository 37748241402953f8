-- No check, hit, decision or notice is written without locking the person's standing row (E1.1, TS-76).
-- The triggers fire for every role, and under replica mode too.
set role cap_vetting;

create or replace function vetting.row_touches_standing()
  returns trigger
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_person uuid;
begin
  if tg_table_name = 'screening_clearance' then
    select cleared.person_id into v_person
    from vetting.screening_hit as cleared
    where cleared.hit_id = new.hit_id;
  else
    v_person := new.person_id;
  end if;

  perform vetting.touch(v_person);
  return null;
end;
$$;

revoke all on function vetting.row_touches_standing() from public;
grant execute on function vetting.row_touches_standing() to safelane_owner;

comment on function vetting.row_touches_standing() is
  'Trigger on every table of vetting that a booking decision reads: vetting.touch for the person concerned.';

set role safelane_owner;

do $$
declare
  v_table regclass;
begin
  foreach v_table in array array[
    'vetting.dbs_certificate', 'vetting.disclosure_assessment', 'vetting.update_service_consent',
    'vetting.dbs_status_check', 'vetting.identity_check', 'vetting.qualification', 'vetting.reference',
    'vetting.screening_run', 'vetting.screening_hit', 'vetting.screening_clearance', 'vetting.right_to_work',
    'vetting.prohibition_check', 'vetting.self_disclosure', 'vetting.training', 'vetting.contract',
    'vetting.gate_decision', 'vetting.notice'
  ]::regclass[] loop
    execute format(
      'create or replace trigger _900_touch after insert on %s for each row execute function vetting.row_touches_standing()',
      v_table
    );
    execute format('alter table %s enable always trigger _900_touch', v_table);
  end loop;
end;
$$;
