-- Who may do what to ledger.confidential_action
--
--                   select   insert            update   delete
--   cap_ledger      all      .                 .        .
--   cap_migration   .        with a revision   .        .
--   cap_guard       all      .                 .        .

select guard.close_table('ledger.confidential_action');
select guard.append_only('ledger.confidential_action');

grant select on ledger.confidential_action to cap_ledger;
grant insert on ledger.confidential_action to cap_migration;
grant select on ledger.confidential_action to cap_guard;

create policy cap_ledger_select_all on ledger.confidential_action
  for select to cap_ledger
  using (true);

create policy cap_migration_insert_reference on ledger.confidential_action
  for insert to cap_migration
  with check (true);

create policy cap_guard_select_all on ledger.confidential_action
  for select to cap_guard
  using (true);

comment on policy cap_ledger_select_all on ledger.confidential_action is
  'Names of actions; asked for every entry that somebody wants to see.';
comment on policy cap_migration_insert_reference on ledger.confidential_action is
  'An action becomes confidential with the revision that brings it.';
comment on policy cap_guard_select_all on ledger.confidential_action is
  'What a second person approves is read from here: guard.reference_rows.';
