-- Who may do what to policy.guidance_edition
--
--                     select      insert          update     delete
--   cap_policy          all         .               .          .
--   cap_migration       .           with a revision .          .
--   cap_guard           all         .               .          .
--
-- Editions are data; a new fact about one is a new row (C.1).

select guard.close_table('policy.guidance_edition');
select guard.append_only('policy.guidance_edition');
select ledger.protect('policy.guidance_edition');

grant select on policy.guidance_edition to cap_policy;
grant insert on policy.guidance_edition to cap_migration;
grant select on policy.guidance_edition to cap_guard;

create policy cap_policy_select_all on policy.guidance_edition
  for select to cap_policy
  using (true);

create policy cap_migration_insert_reference on policy.guidance_edition
  for insert to cap_migration
  with check (true);

create policy cap_guard_select_all on policy.guidance_edition
  for select to cap_guard
  using (true);

comment on policy cap_policy_select_all on policy.guidance_edition is
  'Reference data without persons: questions are answered from all of it.';
comment on policy cap_migration_insert_reference on policy.guidance_edition is
  'Reference data arrives with a revision, and its triggers judge it.';
comment on policy cap_guard_select_all on policy.guidance_edition is
  'What a second person approves is read from here: guard.reference_rows.';
