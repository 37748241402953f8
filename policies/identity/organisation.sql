-- Who may do what to identity.organisation
--
--                                         select   insert     update   delete
--   cap_identity                          all      as admin   .        .
--   cap_policy, cap_vetting, cap_booking  all      .          .        .

select guard.close_table('identity.organisation');
select guard.append_only('identity.organisation');
select ledger.protect('identity.organisation');

grant select on identity.organisation to cap_identity, cap_policy, cap_vetting, cap_booking;
grant insert (organisation_id, kind, name, external_ref, registered_by)
  on identity.organisation to cap_identity;

create policy cap_identity_select_all on identity.organisation
  for select to cap_identity
  using (true);

create policy cap_identity_insert_in_own_name on identity.organisation
  for insert to cap_identity
  with check (
    registered_by = (select identity.person_id())
    and (select identity.persona()) = 'web_admin'
  );

create policy cap_policy_select_all on identity.organisation
  for select to cap_policy
  using (true);

create policy cap_vetting_select_all on identity.organisation
  for select to cap_vetting
  using (true);

create policy cap_booking_select_all on identity.organisation
  for select to cap_booking
  using (true);

comment on policy cap_identity_select_all on identity.organisation is
  'Agencies and schools are no secret; what is about them is asked of their own tables.';
comment on policy cap_policy_select_all on identity.organisation is
  'A contract override belongs to an agency or a school (B.5).';
comment on policy cap_vetting_select_all on identity.organisation is
  'Whether an organisation has a trained DSL depends on its kind (TS-16, TS-17).';
comment on policy cap_booking_select_all on identity.organisation is
  'An engagement is judged by its agency and its school (E1.3).';
