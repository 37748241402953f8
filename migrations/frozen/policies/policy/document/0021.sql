-- Who may do what to policy.document
--
--                     select      insert          update     delete
--   every web role      all         .               .          .
--   cap_policy          all         .               .          .
--   cap_migration       .           with a revision .          .
--   cap_guard           all         .               .          .
--
-- The register of documents is public (TS-07, TS-105); an entry, once made, stays.

select guard.close_table('policy.document');
select guard.append_only('policy.document');
select ledger.protect('policy.document');

grant select on policy.document
  to web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school,
     web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado;
grant select on policy.document to cap_policy;
grant insert on policy.document to cap_migration;
grant select on policy.document to cap_guard;

create policy everybody_select_published on policy.document
  for select
  to web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school,
     web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado
  using (true);

create policy cap_policy_select_all on policy.document
  for select to cap_policy
  using (true);

create policy cap_migration_insert_reference on policy.document
  for insert to cap_migration
  with check (true);

create policy cap_guard_select_all on policy.document
  for select to cap_guard
  using (true);

comment on policy everybody_select_published on policy.document is
  'The register is public; it names no person (TS-01).';
comment on policy cap_policy_select_all on policy.document is
  'Reference data without persons: questions are answered from all of it.';
comment on policy cap_migration_insert_reference on policy.document is
  'Reference data arrives with a revision, and its triggers judge it.';
comment on policy cap_guard_select_all on policy.document is
  'What a second person approves is read from here: guard.reference_rows.';
