-- Who may do what to identity.seal_key
--
--               select     insert             update   delete
--   cap_seal    the key    while it is none   .        .
--
-- Whoever reads this secret can be anybody. No function gives it away: identity.seal_of uses it, and nobody may
-- execute that but cap_seal. It is made where the database is made, from random identifiers.

select guard.close_table('identity.seal_key');
select guard.append_only('identity.seal_key');

grant select on identity.seal_key to cap_seal;
grant insert (secret) on identity.seal_key to cap_seal;

create policy cap_seal_select_the_key on identity.seal_key
  for select to cap_seal
  using (singleton);

create policy cap_seal_insert_the_key on identity.seal_key
  for insert to cap_seal
  with check (singleton);

comment on policy cap_seal_select_the_key on identity.seal_key is
  'Every seal is made and compared under this key.';
comment on policy cap_seal_insert_the_key on identity.seal_key is
  'There is one row; the primary key refuses a second.';
