-- Who may do what to vetting.training
--
--                select     insert                     update     delete
--   cap_vetting  all        as officer, about others   .          .
--
-- Officers write through api.record_training (TS-83, TS-84).

select guard.close_table('vetting.training');
select guard.append_only('vetting.training');
select ledger.protect('vetting.training');

grant select on vetting.training to cap_vetting;
grant insert (training_id, person_id, topic, provider, completed_on, recorded_by, supersedes)
  on vetting.training to cap_vetting;

create policy cap_vetting_select_all on vetting.training
  for select to cap_vetting
  using (true);

create policy cap_vetting_insert_as_officer on vetting.training
  for insert to cap_vetting
  with check (
    recorded_by = (select identity.person_id())
    and recorded_by <> person_id
    and (select identity.persona()) = 'web_vetting'
  );

comment on policy cap_vetting_select_all on vetting.training is
  'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';
comment on policy cap_vetting_insert_as_officer on vetting.training is
  'An officer records in their own name, and never about themselves (TS-75).';
