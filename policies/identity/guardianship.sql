-- Who may do what to identity.guardianship
--
--                  select                      insert     update       delete
--   web_guardian   own links to their wards    .          .            .
--   cap_identity   all                         as admin   close it     .
--   cap_policy, cap_vetting, cap_booking, cap_recording  all  .          .            .
--
-- What may change in a row, and when, is held by the trigger of identity.guardianship_is_only_ended.

select guard.close_table('identity.guardianship');
select guard.no_truncate('identity.guardianship');
select ledger.protect('identity.guardianship');

grant select (guardianship_id, guardian_id, learner_id, capacity, valid_from, valid_until)
  on identity.guardianship to web_guardian;
grant select on identity.guardianship to cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;
grant insert (guardianship_id, guardian_id, learner_id, capacity, evidence_kind, evidence_note,
              verified_by, valid_until)
  on identity.guardianship to cap_identity;
grant update (valid_until, ended_by, end_reason) on identity.guardianship to cap_identity;

create policy guardian_select_own_live on identity.guardianship
  for select to web_guardian
  using (
    guardian_id = (select identity.person_id())
    and learner_id = any ((select identity.wards())::uuid[])
    and valid_from <= now()
    and (valid_until is null or valid_until > now())
  );

create policy cap_identity_select_all on identity.guardianship
  for select to cap_identity
  using (true);

create policy cap_identity_insert_in_own_name on identity.guardianship
  for insert to cap_identity
  with check (
    verified_by = (select identity.person_id())
    and (select identity.persona()) = 'web_admin'
    and guardian_id <> verified_by
    and learner_id <> verified_by
  );

create policy cap_identity_update_in_own_name on identity.guardianship
  for update to cap_identity
  using ((select identity.persona()) = 'web_admin')
  with check (
    ended_by = (select identity.person_id())
    and guardian_id <> ended_by
    and learner_id <> ended_by
  );

create policy cap_policy_select_all on identity.guardianship
  for select to cap_policy
  using (true);

create policy cap_vetting_select_all on identity.guardianship
  for select to cap_vetting
  using (true);

create policy cap_booking_select_all on identity.guardianship
  for select to cap_booking
  using (true);

create policy cap_recording_select_all on identity.guardianship
  for select to cap_recording
  using (true);

comment on policy guardian_select_own_live on identity.guardianship is
  'A guardian sees the links under which they act now, and nobody else''s.';
comment on policy cap_identity_select_all on identity.guardianship is
  'is_guardian_of, wards and household answer for anybody who is asked about.';
comment on policy cap_identity_insert_in_own_name on identity.guardianship is
  'Evidence is verified by an administrator who is neither of the two people.';
comment on policy cap_policy_select_all on identity.guardianship is
  'A guardian acknowledges documents for a child (AUA, notices).';
comment on policy cap_vetting_select_all on identity.guardianship is
  'Agreements about a learner are signed by those who answer for them (TN-30).';
comment on policy cap_booking_select_all on identity.guardianship is
  'Guardian, sponsor, chaperone and household rules of E1.3.';
comment on policy cap_recording_select_all on identity.guardianship is
  'A parent''s word counts while their link holds (E2.2).';
