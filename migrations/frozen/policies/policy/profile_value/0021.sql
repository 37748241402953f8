-- Who may do what to policy.profile_value
--
--                     select      insert          update     delete
--   cap_policy          all         .               .          .
--   cap_migration       .           with a revision .          .
--   cap_guard           all         .               .          .
--
-- What a profile asked for at any time stays on record; a change is a new row (B.5).
-- The floor is held by the trigger of policy.refuse_below_floor, for every role.

select guard.close_table('policy.profile_value');
select guard.append_only('policy.profile_value');
select ledger.protect('policy.profile_value');

grant select on policy.profile_value to cap_policy;
grant insert on policy.profile_value to cap_migration;
grant select on policy.profile_value to cap_guard;

create policy cap_policy_select_all on policy.profile_value
  for select to cap_policy
  using (true);

create policy cap_migration_insert_reference on policy.profile_value
  for insert to cap_migration
  with check (true);

create policy cap_guard_select_all on policy.profile_value
  for select to cap_guard
  using (true);

comment on policy cap_policy_select_all on policy.profile_value is
  'Reference data without persons: questions are answered from all of it.';
comment on policy cap_migration_insert_reference on policy.profile_value is
  'Reference data arrives with a revision, and its triggers judge it.';
comment on policy cap_guard_select_all on policy.profile_value is
  'What a second person approves is read from here: guard.reference_rows.';
