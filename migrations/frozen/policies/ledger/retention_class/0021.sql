-- Who may do what to ledger.retention_class
--
--                   select   insert            update   delete
--   cap_ledger      all      .                 .        .
--   cap_migration   all      with a revision   .        .
--   cap_guard       all      .                 .        .

select guard.close_table('ledger.retention_class');
select guard.append_only('ledger.retention_class');

grant select on ledger.retention_class to cap_ledger, cap_migration;
grant insert on ledger.retention_class to cap_migration;
grant select on ledger.retention_class to cap_guard;

create policy cap_ledger_select_all on ledger.retention_class
  for select to cap_ledger
  using (true);

create policy cap_migration_select_all on ledger.retention_class
  for select to cap_migration
  using (true);

create policy cap_migration_insert_reference on ledger.retention_class
  for insert to cap_migration
  with check (true);

create policy cap_guard_select_all on ledger.retention_class
  for select to cap_guard
  using (true);

comment on policy cap_ledger_select_all on ledger.retention_class is
  'Names and periods of the retention schedule (E6).';
comment on policy cap_migration_select_all on ledger.retention_class is
  'The floors of the entries that a revision adopts.';
comment on policy cap_migration_insert_reference on ledger.retention_class is
  'The schedule comes with a revision; a shorter period is a new class, so that what was promised stays.';
comment on policy cap_guard_select_all on ledger.retention_class is
  'What a second person approves is read from here: guard.reference_rows.';
