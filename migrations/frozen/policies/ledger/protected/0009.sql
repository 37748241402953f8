-- Who may do what to ledger.protected
--
--                   select   insert            update   delete
--   cap_ledger      all      with a revision   .        .
--   cap_migration   all      .                 .        .
--
-- A list of fields is what digests of that version were made of: a new list is a new version.

select guard.close_table('ledger.protected');
select guard.append_only('ledger.protected');

grant select on ledger.protected to cap_ledger, cap_migration;
grant insert on ledger.protected to cap_ledger;

create policy cap_ledger_select_all on ledger.protected
  for select to cap_ledger
  using (true);

create policy cap_ledger_insert_next_version on ledger.protected
  for insert to cap_ledger
  with check (not starts_with(current_setting('role'), 'web_'));

create policy cap_migration_select_all on ledger.protected
  for select to cap_migration
  using (true);

comment on policy cap_ledger_select_all on ledger.protected is
  'Names of tables and columns; they say nothing about anybody.';
comment on policy cap_ledger_insert_next_version on ledger.protected is
  'Which fields count is decided with a revision (ledger.keep_fields), never in a request.';
comment on policy cap_migration_select_all on ledger.protected is
  'The baseline of rows that are older than their protection.';
