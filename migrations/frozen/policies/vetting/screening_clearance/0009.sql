-- Who may do what to vetting.screening_clearance
--
--                select     insert       update     delete
--   cap_vetting  all        as officer   .          .
--
-- A hit is cleared by neither the runner nor the person, and a confirmed children's barred list hit by nobody;
-- the trigger of vetting.clearer_is_another holds that for every role. Written through api.clear_screening_hit.

select guard.close_table('vetting.screening_clearance');
select guard.append_only('vetting.screening_clearance');
select ledger.protect('vetting.screening_clearance');

grant select on vetting.screening_clearance to cap_vetting;
grant insert (hit_id, rationale, cleared_by)
  on vetting.screening_clearance to cap_vetting;

create policy cap_vetting_select_all on vetting.screening_clearance
  for select to cap_vetting
  using (true);

create policy cap_vetting_insert_as_officer on vetting.screening_clearance
  for insert to cap_vetting
  with check (
    cleared_by = (select identity.person_id())
    and (select identity.persona()) = 'web_vetting'
  );

comment on policy cap_vetting_select_all on vetting.screening_clearance is
  'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';
comment on policy cap_vetting_insert_as_officer on vetting.screening_clearance is
  'An officer clears in their own name.';
