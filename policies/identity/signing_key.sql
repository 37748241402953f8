-- Who may do what to identity.signing_key
--
--                  select   insert                     update            delete
--   cap_seal       all      in the operator's name     retire it, once   .
--   cap_identity   all      .                          .                 .
--
-- The operator comes through identity.add_signing_key, list_signing_keys and retire_signing_key, on a connection of
-- safelane_migrator's. identity.signing_key_is_only_retired keeps a key what it was.

select guard.close_table('identity.signing_key');
select guard.no_truncate('identity.signing_key');
select ledger.protect('identity.signing_key');

grant select on identity.signing_key to cap_seal, cap_identity;
grant insert (kid, modulus, exponent, audience, valid_from) on identity.signing_key to cap_seal;
grant update (retired_at) on identity.signing_key to cap_seal;

create policy cap_seal_select_all on identity.signing_key
  for select to cap_seal
  using (true);

create policy cap_identity_select_all on identity.signing_key
  for select to cap_identity
  using (true);

create policy cap_seal_insert_for_the_operator on identity.signing_key
  for insert to cap_seal
  with check (added_by = session_user and retired_at is null);

create policy cap_seal_update_to_retire on identity.signing_key
  for update to cap_seal
  using (retired_at is null)
  with check (retired_at is not null);

comment on policy cap_seal_select_all on identity.signing_key is
  'Any key may have signed the token at hand; they are public keys.';
comment on policy cap_identity_select_all on identity.signing_key is
  'identity.unrecorded holds every row against the ledger; they are public keys.';
comment on policy cap_seal_insert_for_the_operator on identity.signing_key is
  'The row says which login added the key.';
