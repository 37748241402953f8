-- Who may do what to vetting.screening_run
--
--                select     insert                     update     delete
--   cap_vetting  all        as officer, about others   .          .
--
-- Officers write through api.record_screening_run (TS-81, C.6).

select guard.close_table('vetting.screening_run');
select guard.append_only('vetting.screening_run');
select ledger.protect('vetting.screening_run');

grant select on vetting.screening_run to cap_vetting;
grant insert (run_id, person_id, source, outcome, ran_at, recorded_by)
  on vetting.screening_run to cap_vetting;

create policy cap_vetting_select_all on vetting.screening_run
  for select to cap_vetting
  using (true);

create policy cap_vetting_insert_as_officer on vetting.screening_run
  for insert to cap_vetting
  with check (
    recorded_by = (select identity.person_id())
    and recorded_by <> person_id
    and (select identity.persona()) = 'web_vetting'
  );

comment on policy cap_vetting_select_all on vetting.screening_run is
  'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';
comment on policy cap_vetting_insert_as_officer on vetting.screening_run is
  'An officer records in their own name, and never about themselves (TS-75).';
