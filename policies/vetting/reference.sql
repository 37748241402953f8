-- Who may do what to vetting.reference
--
--                select     insert                     update     delete
--   cap_vetting  all        as officer, about others   .          .
--
-- What a referee said is between them and the officer: not even the tutor lists it.
-- Officers write through api.record_reference (TS-75, TS-80).

select guard.close_table('vetting.reference');
select guard.append_only('vetting.reference');
select ledger.protect('vetting.reference');

grant select on vetting.reference to cap_vetting;
grant insert (reference_id, person_id, referee, relationship, outcome, verified_on, recorded_by, supersedes)
  on vetting.reference to cap_vetting;

create policy cap_vetting_select_all on vetting.reference
  for select to cap_vetting
  using (true);

create policy cap_vetting_insert_as_officer on vetting.reference
  for insert to cap_vetting
  with check (
    recorded_by = (select identity.person_id())
    and recorded_by <> person_id
    and (select identity.persona()) = 'web_vetting'
  );

comment on policy cap_vetting_select_all on vetting.reference is
  'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';
comment on policy cap_vetting_insert_as_officer on vetting.reference is
  'An officer records in their own name, and never about themselves (TS-75).';
