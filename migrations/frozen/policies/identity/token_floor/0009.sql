-- Who may do what to identity.token_floor
--
--                  select   insert                        update   delete
--   cap_identity   all      in the asking person's name   .        .
--   cap_seal       all      .                             .        .
--
-- A floor is never lowered or taken away: whoever may come back signs in again and gets a newer token.

select guard.close_table('identity.token_floor');
select guard.append_only('identity.token_floor');
select ledger.protect('identity.token_floor');

grant select on identity.token_floor to cap_seal, cap_identity;
grant insert (person_id, not_before, set_by, reason) on identity.token_floor to cap_identity;

create policy cap_identity_insert_in_own_name on identity.token_floor
  for insert to cap_identity
  with check (set_by = (select identity.person_id()) and not_before <= now());

create policy cap_identity_select_all on identity.token_floor
  for select to cap_identity
  using (true);

create policy cap_seal_select_all on identity.token_floor
  for select to cap_seal
  using (true);

comment on policy cap_identity_insert_in_own_name on identity.token_floor is
  'Somebody proved sets a floor, in their own name, and never for tokens that are still to be issued.';
comment on policy cap_identity_select_all on identity.token_floor is
  'identity.unrecorded holds every row against the ledger.';
comment on policy cap_seal_select_all on identity.token_floor is
  'Every token is held against the floors of its person.';
