-- Who may do what to policy.signposting
--
--                     select      insert          update     delete
--   every web role      all         .               .          .
--   cap_policy          all         .               .          .
--   cap_migration       .           with a revision .          .
--   cap_guard           all         .               .          .
--
-- Help lines are served verbatim to everybody; a new wording is a new version (TS-40).

select guard.close_table('policy.signposting');
select guard.append_only('policy.signposting');
select ledger.protect('policy.signposting');

grant select on policy.signposting
  to web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school,
     web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado;
grant select on policy.signposting to cap_policy;
grant insert on policy.signposting to cap_migration;
grant select on policy.signposting to cap_guard;

create policy everybody_select_published on policy.signposting
  for select
  to web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school,
     web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado
  using (true);

create policy cap_policy_select_all on policy.signposting
  for select to cap_policy
  using (true);

create policy cap_migration_insert_reference on policy.signposting
  for insert to cap_migration
  with check (true);

create policy cap_guard_select_all on policy.signposting
  for select to cap_guard
  using (true);

comment on policy everybody_select_published on policy.signposting is
  'Whoever looks for help finds it, signed in or not (F7).';
comment on policy cap_policy_select_all on policy.signposting is
  'policy.unrecorded holds every row against the ledger.';
comment on policy cap_migration_insert_reference on policy.signposting is
  'Reference data arrives with a revision, and its triggers judge it.';
comment on policy cap_guard_select_all on policy.signposting is
  'What a second person approves is read from here: guard.reference_rows.';
