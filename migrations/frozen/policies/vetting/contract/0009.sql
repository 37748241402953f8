-- Who may do what to vetting.contract
--
--                select     insert                     update     delete
--   cap_vetting  all        as officer, about others   .          .
--
-- Officers write through api.record_contract (TS-80, TN-30, F16).

select guard.close_table('vetting.contract');
select guard.append_only('vetting.contract');
select ledger.protect('vetting.contract');

grant select on vetting.contract to cap_vetting;
grant insert (contract_id, person_id, kind, starts_on, ends_on, engagement_id, learner_id,
              school_signed_on, responsible_adult_signed_on, recorded_by, supersedes)
  on vetting.contract to cap_vetting;

create policy cap_vetting_select_all on vetting.contract
  for select to cap_vetting
  using (true);

create policy cap_vetting_insert_as_officer on vetting.contract
  for insert to cap_vetting
  with check (
    recorded_by = (select identity.person_id())
    and recorded_by <> person_id
    and (select identity.persona()) = 'web_vetting'
  );

comment on policy cap_vetting_select_all on vetting.contract is
  'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';
comment on policy cap_vetting_insert_as_officer on vetting.contract is
  'An officer records in their own name, and never about themselves (TS-75).';
