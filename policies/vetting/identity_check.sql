-- Who may do what to vetting.identity_check
--
--                select     insert                     update     delete
--   cap_vetting  all        as officer, about others   .          .
--
-- Officers write through api.record_identity_check (TS-75, TN-11).

select guard.close_table('vetting.identity_check');
select guard.append_only('vetting.identity_check');
select ledger.protect('vetting.identity_check');

grant select on vetting.identity_check to cap_vetting;
grant insert (check_id, person_id, method, outcome, verified_name, verified_on, recorded_by, supersedes)
  on vetting.identity_check to cap_vetting;

create policy cap_vetting_select_all on vetting.identity_check
  for select to cap_vetting
  using (true);

create policy cap_vetting_insert_as_officer on vetting.identity_check
  for insert to cap_vetting
  with check (
    recorded_by = (select identity.person_id())
    and recorded_by <> person_id
    and (select identity.persona()) = 'web_vetting'
  );

comment on policy cap_vetting_select_all on vetting.identity_check is
  'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';
comment on policy cap_vetting_insert_as_officer on vetting.identity_check is
  'An officer records in their own name, and never about themselves (TS-75).';
