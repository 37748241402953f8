-- Who may do what to vetting.prohibition_check
--
--                select     insert                     update     delete
--   cap_vetting  all        as officer, about others   .          .
--
-- No web role reads it: a match blocks in every profile (F14) and is not shown to the tutor (E1.4).
-- Officers write through api.record_prohibition_check (F16, C.6).

select guard.close_table('vetting.prohibition_check');
select guard.append_only('vetting.prohibition_check');
select ledger.protect('vetting.prohibition_check');

grant select on vetting.prohibition_check to cap_vetting;
grant insert (check_id, person_id, kind, result, checked_on, recorded_by, supersedes)
  on vetting.prohibition_check to cap_vetting;

create policy cap_vetting_select_all on vetting.prohibition_check
  for select to cap_vetting
  using (true);

create policy cap_vetting_insert_as_officer on vetting.prohibition_check
  for insert to cap_vetting
  with check (
    recorded_by = (select identity.person_id())
    and recorded_by <> person_id
    and (select identity.persona()) = 'web_vetting'
  );

comment on policy cap_vetting_select_all on vetting.prohibition_check is
  'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';
comment on policy cap_vetting_insert_as_officer on vetting.prohibition_check is
  'An officer records in their own name, and never about themselves (TS-75).';
