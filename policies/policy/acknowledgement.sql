-- Who may do what to policy.acknowledgement
--
--                     select      insert           update     delete
--   cap_policy          all         for oneself      .          .
--
-- Nobody acknowledges for somebody else, and nobody takes it back (OS-22, TN-08).

select guard.close_table('policy.acknowledgement');
select guard.append_only('policy.acknowledgement');
select ledger.protect('policy.acknowledgement');

grant select on policy.acknowledgement to cap_policy;
grant insert (person_id, document, version) on policy.acknowledgement to cap_policy;

create policy cap_policy_select_all on policy.acknowledgement
  for select to cap_policy
  using (true);

create policy cap_policy_insert_for_oneself on policy.acknowledgement
  for insert to cap_policy
  with check (person_id = (select identity.person_id()));

comment on policy cap_policy_select_all on policy.acknowledgement is
  'Booking decisions ask who has acknowledged what; nobody lists it.';
comment on policy cap_policy_insert_for_oneself on policy.acknowledgement is
  'An acknowledgement is a person''s own act.';
