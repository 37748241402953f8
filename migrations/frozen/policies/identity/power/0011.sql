-- Who may do what to identity.power
--
--                  select                     insert              update      delete
--   cap_identity   all                        as admin, for       close it,   .
--                                             somebody else       as admin
--   cap_policy, cap_vetting, cap_booking, cap_recording  all .                   .           .
--
-- Who holds which power is asked through identity.holds_power and identity.holds_persona.
-- What may change in a row, and when, is held by the trigger of identity.power_is_only_revoked; that nobody
-- grants to or revokes for themselves, by two checks of the table as well.

select guard.close_table('identity.power');
select guard.no_truncate('identity.power');
select ledger.protect('identity.power');

grant select on identity.power to cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;
grant insert (power_id, person_id, power, organisation_id, valid_from, valid_until, granted_by)
  on identity.power to cap_identity;
grant update (valid_until, revoked_by, revoke_reason) on identity.power to cap_identity;

create policy cap_identity_select_all on identity.power
  for select to cap_identity
  using (true);

create policy cap_identity_insert_for_others on identity.power
  for insert to cap_identity
  with check (
    granted_by is not distinct from (select identity.person_id())
    and granted_by is distinct from person_id
    and (granted_by is null or (select identity.persona()) = 'web_admin')
  );

create policy cap_identity_update_for_others on identity.power
  for update to cap_identity
  using ((select identity.persona()) = 'web_admin')
  with check (
    revoked_by = (select identity.person_id())
    and revoked_by <> person_id
  );

create policy cap_policy_select_all on identity.power
  for select to cap_policy
  using (true);

create policy cap_vetting_select_all on identity.power
  for select to cap_vetting
  using (true);

create policy cap_booking_select_all on identity.power
  for select to cap_booking
  using (true);

create policy cap_recording_select_all on identity.power
  for select to cap_recording
  using (true);

comment on policy cap_identity_select_all on identity.power is
  'Every request is checked against these rows, whoever sends it.';
comment on policy cap_identity_insert_for_others on identity.power is
  'An administrator grants in their own name to somebody else; nobody granted the founder''s power, and there is one founder.';
comment on policy cap_policy_select_all on identity.power is
  'Who may approve and who has to acknowledge depends on powers.';
comment on policy cap_vetting_select_all on identity.power is
  'Whether an organisation has a DSL who is trained (TS-16, TS-17).';
comment on policy cap_booking_select_all on identity.power is
  'Tutor and learner are powers; so is being a chaperone of an organisation (E1.3).';
comment on policy cap_recording_select_all on identity.power is
  'Who may watch a recording depends on powers (E3.1).';
