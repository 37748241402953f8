-- Who may do what to policy.document_version
--
--                     select      insert              update     delete
--   every web role      in force    .                   .          .
--   cap_policy          all         as the DSL          .          .
--   cap_migration       .           with a revision     .          .
--   cap_guard           first       .                   .          .
--
-- A published version never changes: people acknowledged these words (TS-01). The DSL publishes the next one.

select guard.close_table('policy.document_version');
select guard.append_only('policy.document_version');
select ledger.protect('policy.document_version');

grant select on policy.document_version
  to web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school,
     web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado;
grant select, insert on policy.document_version to cap_policy;
grant insert on policy.document_version to cap_migration;
grant select on policy.document_version to cap_guard;

create policy everybody_select_in_force on policy.document_version
  for select
  to web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school,
     web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado
  using (effective_from <= now());

create policy cap_policy_select_all on policy.document_version
  for select to cap_policy
  using (true);

create policy cap_policy_insert_as_dsl on policy.document_version
  for insert to cap_policy
  with check ((select identity.persona()) = 'web_dsl' and effective_from >= now());

create policy cap_migration_insert_reference on policy.document_version
  for insert to cap_migration
  with check (version = '1');

create policy cap_guard_select_first on policy.document_version
  for select to cap_guard
  using (version = '1');

comment on policy everybody_select_in_force on policy.document_version is
  'Published policy is public from the instant it takes effect, and not before (TS-01).';
comment on policy cap_policy_select_all on policy.document_version is
  'Which version was in force at an instant is asked of any instant.';
comment on policy cap_policy_insert_as_dsl on policy.document_version is
  'The designated safeguarding lead owns the policy and publishes it, never with effect for the past (TS-01).';
comment on policy cap_migration_insert_reference on policy.document_version is
  'The first version of each document arrives with a revision.';
comment on policy cap_guard_select_first on policy.document_version is
  'What a second person approves is read from here: guard.reference_rows.';
