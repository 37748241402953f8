-- Who may do what to identity.operating_window
--
--                  select   insert     update   delete
--   cap_identity   all      as admin   .        .
--   cap_policy, cap_vetting, cap_booking  all   .   .   .
--
-- These belong to the registration of an organisation and stay as they were agreed (MT-68); later hours are rows of
-- identity.operating_change, which count in their place.

select guard.close_table('identity.operating_window');
select guard.append_only('identity.operating_window');
select ledger.protect('identity.operating_window');

grant select on identity.operating_window to cap_identity, cap_policy, cap_vetting, cap_booking;
grant insert (organisation_id, iso_weekday, opens, closes) on identity.operating_window to cap_identity;

create policy cap_identity_select_all on identity.operating_window
  for select to cap_identity
  using (true);

create policy cap_identity_insert_as_admin on identity.operating_window
  for insert to cap_identity
  with check ((select identity.persona()) = 'web_admin');

create policy cap_policy_select_all on identity.operating_window
  for select to cap_policy
  using (true);

create policy cap_vetting_select_all on identity.operating_window
  for select to cap_vetting
  using (true);

create policy cap_booking_select_all on identity.operating_window
  for select to cap_booking
  using (true);

comment on policy cap_identity_select_all on identity.operating_window is
  'Opening hours say nothing about a person; a new window must not overlap one that is there.';
comment on policy cap_policy_select_all on identity.operating_window is
  'Contract terms are read beside the hours they belong to (B.5).';
comment on policy cap_vetting_select_all on identity.operating_window is
  'The record of an organisation shows its hours.';
comment on policy cap_booking_select_all on identity.operating_window is
  'A lesson lies inside the hours of its school and its agency (OUTSIDE_OPERATING_WINDOW).';
