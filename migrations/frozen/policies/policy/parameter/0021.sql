-- Who may do what to policy.parameter
--
--                     select      insert              update             delete
--   cap_policy          all         .                   floor, upwards     .
--   cap_migration       .           with a revision     .                  .
--   cap_guard           all         .                   .                  .
--
-- No role lowers a floor or removes a parameter: the trigger of policy.floor_only_rises holds for all of them (TS-06).

select guard.close_table('policy.parameter');
select guard.no_truncate('policy.parameter');
select ledger.protect('policy.parameter');

grant select on policy.parameter to cap_policy;
grant update (floor, floor_words) on policy.parameter to cap_policy;
grant insert on policy.parameter to cap_migration;
grant select on policy.parameter to cap_guard;

create policy cap_policy_select_all on policy.parameter
  for select to cap_policy
  using (true);

create policy cap_policy_update_floor on policy.parameter
  for update to cap_policy
  using (true)
  with check (true);

create policy cap_migration_insert_reference on policy.parameter
  for insert to cap_migration
  with check (true);

create policy cap_guard_select_all on policy.parameter
  for select to cap_guard
  using (true);

comment on policy cap_policy_select_all on policy.parameter is
  'Reference data without persons: questions are answered from all of it.';
comment on policy cap_policy_update_floor on policy.parameter is
  'policy.raise_floor, for revisions; the trigger refuses a floor that sinks.';
comment on policy cap_migration_insert_reference on policy.parameter is
  'Parameters arrive with a revision, and the trigger judges their floors.';
comment on policy cap_guard_select_all on policy.parameter is
  'What a second person approves is read from here: guard.reference_rows.';
