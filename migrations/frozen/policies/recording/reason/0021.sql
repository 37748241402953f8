-- Who may do what to recording.reason
--
--                  select   insert          update   delete
--   cap_recording  all      .               .        .
--   cap_migration  .        reference data  .        .
--   cap_guard      all      .               .        .

select guard.close_table('recording.reason');
select guard.append_only('recording.reason');
select ledger.protect('recording.reason');

grant select on recording.reason to cap_recording;
grant insert on recording.reason to cap_migration;
grant select on recording.reason to cap_guard;

create policy cap_recording_select_all on recording.reason
  for select to cap_recording
  using (true);

create policy cap_migration_insert_reference on recording.reason
  for insert to cap_migration
  with check (true);

create policy cap_guard_select_all on recording.reason
  for select to cap_guard
  using (true);

comment on policy cap_recording_select_all on recording.reason is
  'Words only: what a code means, and what can be done.';
comment on policy cap_migration_insert_reference on recording.reason is
  'Codes come with a migration, and are never renamed.';
comment on policy cap_guard_select_all on recording.reason is
  'What a second person approves is read from here: guard.reference_rows.';
