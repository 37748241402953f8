-- Who may do what to vetting.screening_hit
--
--                select     insert                     update     delete
--   cap_vetting  all        as officer, about others   .          .
--
-- No web role reads it: a hit is not shown to the tutor before notice is served (E1.4).
-- Written with its run through api.record_screening_run (TS-81, F14).

select guard.close_table('vetting.screening_hit');
select guard.append_only('vetting.screening_hit');
select ledger.protect('vetting.screening_hit');

grant select on vetting.screening_hit to cap_vetting;
grant insert (hit_id, run_id, person_id, strength, note)
  on vetting.screening_hit to cap_vetting;

create policy cap_vetting_select_all on vetting.screening_hit
  for select to cap_vetting
  using (true);

create policy cap_vetting_insert_as_officer on vetting.screening_hit
  for insert to cap_vetting
  with check (
    person_id <> (select identity.person_id())
    and (select identity.persona()) = 'web_vetting'
  );

comment on policy cap_vetting_select_all on vetting.screening_hit is
  'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';
comment on policy cap_vetting_insert_as_officer on vetting.screening_hit is
  'An officer records what a run found, and never about themselves.';
