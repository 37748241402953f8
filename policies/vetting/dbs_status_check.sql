-- Who may do what to vetting.dbs_status_check
--
--                select     insert                     update     delete
--   cap_vetting  all        as officer, about others   .          .
--
-- No web role reads it: a NEW_INFO answer is not shown to the tutor before notice is served (E1.4).
-- Officers write through api.record_dbs_status_check, which asks for the holder's consent first (TS-79, C.5).

select guard.close_table('vetting.dbs_status_check');
select guard.append_only('vetting.dbs_status_check');
select ledger.protect('vetting.dbs_status_check');

grant select on vetting.dbs_status_check to cap_vetting;
grant insert (check_id, person_id, certificate_id, result, checked_at, entitlement_basis, recorded_by, supersedes)
  on vetting.dbs_status_check to cap_vetting;

create policy cap_vetting_select_all on vetting.dbs_status_check
  for select to cap_vetting
  using (true);

create policy cap_vetting_insert_as_officer on vetting.dbs_status_check
  for insert to cap_vetting
  with check (
    recorded_by = (select identity.person_id())
    and recorded_by <> person_id
    and (select identity.persona()) = 'web_vetting'
  );

comment on policy cap_vetting_select_all on vetting.dbs_status_check is
  'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';
comment on policy cap_vetting_insert_as_officer on vetting.dbs_status_check is
  'An officer records in their own name, and never about themselves (TS-75).';
