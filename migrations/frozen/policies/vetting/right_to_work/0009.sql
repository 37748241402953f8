-- Who may do what to vetting.right_to_work
--
--                select     insert                     update     delete
--   cap_vetting  all        as officer, about others   .          .
--
-- Officers write through api.record_right_to_work (F16, C.6).

select guard.close_table('vetting.right_to_work');
select guard.append_only('vetting.right_to_work');
select ledger.protect('vetting.right_to_work');

grant select on vetting.right_to_work to cap_vetting;
grant insert (check_id, person_id, document, outcome, verified_on, valid_until, recorded_by, supersedes)
  on vetting.right_to_work to cap_vetting;

create policy cap_vetting_select_all on vetting.right_to_work
  for select to cap_vetting
  using (true);

create policy cap_vetting_insert_as_officer on vetting.right_to_work
  for insert to cap_vetting
  with check (
    recorded_by = (select identity.person_id())
    and recorded_by <> person_id
    and (select identity.persona()) = 'web_vetting'
  );

comment on policy cap_vetting_select_all on vetting.right_to_work is
  'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';
comment on policy cap_vetting_insert_as_officer on vetting.right_to_work is
  'An officer records in their own name, and never about themselves (TS-75).';
