-- Who may do what to identity.key_confirmation
--
--                  select   insert                                                        update   delete
--   cap_seal       all      as the second person; in embedded mode; as production began   .        .
--   cap_identity   all      .                                                             .        .
--
-- Who logged in decides, and never whom they became: identity.add_signing_key writes for who adds a key in embedded mode,
-- identity.confirm_signing_key for safelane_approver, identity.adopt_signing_keys for whoever sets production.

select guard.close_table('identity.key_confirmation');
select guard.append_only('identity.key_confirmation');
select ledger.protect('identity.key_confirmation');

grant select on identity.key_confirmation to cap_seal, cap_identity;
grant insert (kid, how, thumbprint) on identity.key_confirmation to cap_seal;

create policy cap_seal_select_all on identity.key_confirmation
  for select to cap_seal
  using (true);

create policy cap_identity_select_all on identity.key_confirmation
  for select to cap_identity
  using (true);

create policy cap_seal_insert_by_the_second_person on identity.key_confirmation
  for insert to cap_seal
  with check (
    how = 'person'
    and confirmed_by = session_user
    and session_user = 'safelane_approver'
    and exists (
      select
      from identity.signing_key as held
      where held.kid = key_confirmation.kid and held.added_by <> session_user)
  );

create policy cap_seal_insert_in_embedded_mode on identity.key_confirmation
  for insert to cap_seal
  with check (how = 'embedded' and confirmed_by = session_user and guard.mode() = 'embedded');

create policy cap_seal_insert_as_production_begins on identity.key_confirmation
  for insert to cap_seal
  with check (
    how = 'adopted'
    and confirmed_by = session_user
    and (
      session_user = 'safelane_approver'
      or (select login.rolsuper from pg_catalog.pg_roles as login where login.rolname = session_user)
    )
  );

comment on policy cap_seal_select_all on identity.key_confirmation is
  'Whichever key signed the token at hand is looked up; nothing here is about a person.';
comment on policy cap_identity_select_all on identity.key_confirmation is
  'identity.unrecorded holds every row against the ledger; nothing here is about a person.';
comment on policy cap_seal_insert_by_the_second_person on identity.key_confirmation is
  'safelane_approver confirms what another login added (TS-67, TS-77).';
comment on policy cap_seal_insert_in_embedded_mode on identity.key_confirmation is
  'Where changes approve themselves, a key does too; the row counts in that mode alone.';
comment on policy cap_seal_insert_as_production_begins on identity.key_confirmation is
  'Whoever sets production adopts the keys that are believed at that moment: the second person, or a superuser.';
