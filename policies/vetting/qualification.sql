-- Who may do what to vetting.qualification
--
--                select     insert                     update     delete
--   cap_vetting  all        as officer, about others   .          .
--
-- Officers write through api.record_qualification (TS-75, TS-80, TN-01, TN-10).

select guard.close_table('vetting.qualification');
select guard.append_only('vetting.qualification');
select ledger.protect('vetting.qualification');

grant select on vetting.qualification to cap_vetting;
grant insert (qualification_id, person_id, kind, title, awarded_by, outcome, verified_on, valid_until, recorded_by, supersedes)
  on vetting.qualification to cap_vetting;

create policy cap_vetting_select_all on vetting.qualification
  for select to cap_vetting
  using (true);

create policy cap_vetting_insert_as_officer on vetting.qualification
  for insert to cap_vetting
  with check (
    recorded_by = (select identity.person_id())
    and recorded_by <> person_id
    and (select identity.persona()) = 'web_vetting'
  );

comment on policy cap_vetting_select_all on vetting.qualification is
  'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';
comment on policy cap_vetting_insert_as_officer on vetting.qualification is
  'An officer records in their own name, and never about themselves (TS-75).';
