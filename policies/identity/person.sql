-- Who may do what to identity.person
--
--                  select                       insert     update            delete
--   web_learner    themselves                   .          .                 .
--   web_tutor      themselves                   .          .                 .
--   web_guardian   children they act for        .          .                 .
--   cap_identity   all                          as admin   with a correction .
--   cap_policy, cap_vetting, cap_booking, cap_recording  all   .          .                 .
--
-- People write through api.register_person and api.correct_person. The old value of whatever is put right
-- stays in identity.person_correction; the trigger of identity.person_is_corrected sees to it.
-- Nobody is deleted: records about children outlive accounts (TS-86), and a deletion that fails only where
-- something confidential hangs on a person would tell that it exists.

select guard.close_table('identity.person');
select guard.no_truncate('identity.person');
select ledger.protect('identity.person');

grant select (person_id, given_name, family_name, date_of_birth, account_state)
  on identity.person to web_learner, web_tutor;
grant select (person_id, given_name, date_of_birth) on identity.person to web_guardian;
grant select on identity.person to cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;
grant insert (person_id, given_name, family_name, date_of_birth, external_ref, registered_by)
  on identity.person to cap_identity;
grant update (given_name, family_name, date_of_birth, account_state) on identity.person to cap_identity;

create policy learner_select_self on identity.person
  for select to web_learner
  using (person_id = (select identity.person_id()));

create policy tutor_select_self on identity.person
  for select to web_tutor
  using (person_id = (select identity.person_id()));

create policy guardian_select_wards on identity.person
  for select to web_guardian
  using (person_id = any ((select identity.wards())::uuid[]));

create policy cap_identity_select_all on identity.person
  for select to cap_identity
  using (true);

create policy cap_identity_insert_in_own_name on identity.person
  for insert to cap_identity
  with check (
    registered_by is not distinct from (select identity.person_id())
    and (registered_by is null or (select identity.persona()) = 'web_admin')
  );

create policy cap_identity_update_as_admin on identity.person
  for update to cap_identity
  using ((select identity.persona()) = 'web_admin')
  with check ((select identity.persona()) = 'web_admin');

create policy cap_policy_select_ages on identity.person
  for select to cap_policy
  using (true);

create policy cap_vetting_select_names on identity.person
  for select to cap_vetting
  using (true);

create policy cap_booking_select_ages on identity.person
  for select to cap_booking
  using (true);

create policy cap_recording_select_ages on identity.person
  for select to cap_recording
  using (true);

comment on policy guardian_select_wards on identity.person is
  'A guardian sees the children they act for now, and no adult learner (B.2 row 27).';
comment on policy cap_identity_select_all on identity.person is
  'Powers, ages and links are told for anybody who is asked about; the functions that use it answer yes or no.';
comment on policy cap_identity_insert_in_own_name on identity.person is
  'An administrator registers people in their own name; only the founder is registered by nobody.';
comment on policy cap_policy_select_ages on identity.person is
  'Which documents somebody has to acknowledge depends on their age (AUA, notices).';
comment on policy cap_vetting_select_names on identity.person is
  'The name on a certificate is compared with the person''s (DBS_NAME_MISMATCH); the record lists people.';
comment on policy cap_booking_select_ages on identity.person is
  'Eligibility asks for account state and age of tutors, learners and chaperones (E1.3).';
comment on policy cap_recording_select_ages on identity.person is
  'The age band at the start of a recording decides who is asked (F1, E2.1).';
