-- Who may do what to policy.profile
--
--                     select      insert          update     delete
--   cap_policy          all         .               .          .
--   cap_migration       .           with a revision .          .
--   cap_guard           all         .               .          .
--
-- Three published policies, three profiles; a name is never reused.

select guard.close_table('policy.profile');
select guard.append_only('policy.profile');
select ledger.protect('policy.profile');

grant select on policy.profile to cap_policy;
grant insert on policy.profile to cap_migration;
grant select on policy.profile to cap_guard;

create policy cap_policy_select_all on policy.profile
  for select to cap_policy
  using (true);

create policy cap_migration_insert_reference on policy.profile
  for insert to cap_migration
  with check (true);

create policy cap_guard_select_all on policy.profile
  for select to cap_guard
  using (true);

comment on policy cap_policy_select_all on policy.profile is
  'Reference data without persons: questions are answered from all of it.';
comment on policy cap_migration_insert_reference on policy.profile is
  'Reference data arrives with a revision, and its triggers judge it.';
comment on policy cap_guard_select_all on policy.profile is
  'What a second person approves is read from here: guard.reference_rows.';
