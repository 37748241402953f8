-- Who may do what to identity.engagement
--
--                  select                insert     update     delete
--   cap_identity   all                   as admin   close it   .
--   cap_policy, cap_vetting, cap_booking, cap_recording  all   .   .          .
--
-- What may change in a row, and when, is held by the trigger of identity.engagement_is_only_ended.

select guard.close_table('identity.engagement');
select guard.no_truncate('identity.engagement');
select ledger.protect('identity.engagement');

grant select on identity.engagement to cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;
grant insert (engagement_id, tutor_id, agency_id, school_id, off_site, starts_on, ends_on,
              opened_by, external_ref)
  on identity.engagement to cap_identity;
grant update (ends_on, ended_at, ended_by, end_reason) on identity.engagement to cap_identity;

create policy cap_identity_select_all on identity.engagement
  for select to cap_identity
  using (true);

create policy cap_identity_insert_in_own_name on identity.engagement
  for insert to cap_identity
  with check (
    opened_by = (select identity.person_id())
    and (select identity.persona()) = 'web_admin'
    and tutor_id <> opened_by
  );

create policy cap_identity_update_in_own_name on identity.engagement
  for update to cap_identity
  using ((select identity.persona()) = 'web_admin')
  with check (ended_by = (select identity.person_id()));

create policy cap_policy_select_all on identity.engagement
  for select to cap_policy
  using (true);

create policy cap_vetting_select_all on identity.engagement
  for select to cap_vetting
  using (true);

create policy cap_booking_select_all on identity.engagement
  for select to cap_booking
  using (true);

create policy cap_recording_select_all on identity.engagement
  for select to cap_recording
  using (true);

comment on policy cap_identity_select_all on identity.engagement is
  'An administrator ends any engagement.';
comment on policy cap_identity_insert_in_own_name on identity.engagement is
  'Engagements are opened by an administrator, and never for themselves.';
comment on policy cap_policy_select_all on identity.engagement is
  'Which contract overrides apply is a matter of the engagement (B.5).';
comment on policy cap_vetting_select_all on identity.engagement is
  'School-commissioned work needs the full set of checks (F16).';
comment on policy cap_booking_select_all on identity.engagement is
  'Every lesson belongs to an engagement (ENGAGEMENT_INACTIVE).';
comment on policy cap_recording_select_all on identity.engagement is
  'Contracts of the engagement''s organisations may forbid recording, and say who may watch (B.3).';
