-- Who may do what to booking.reason
--
--                  select   insert          update   delete
--   cap_booking    all      .               .        .
--   cap_ledger     codes    .               .        .
--   cap_migration  .        reference data  .        .
--   cap_guard      all      .               .        .

select guard.close_table('booking.reason');
select guard.append_only('booking.reason');
select ledger.protect('booking.reason');

grant select on booking.reason to cap_booking;
grant select (code, public_code) on booking.reason to cap_ledger;
grant insert on booking.reason to cap_migration;
grant select on booking.reason to cap_guard;

create policy cap_booking_select_all on booking.reason
  for select to cap_booking
  using (true);

create policy cap_ledger_select_all on booking.reason
  for select to cap_ledger
  using (true);

create policy cap_migration_insert_reference on booking.reason
  for insert to cap_migration
  with check (true);

create policy cap_guard_select_all on booking.reason
  for select to cap_guard
  using (true);

comment on policy cap_booking_select_all on booking.reason is
  'Words only: what a code means, and who may read it.';
comment on policy cap_ledger_select_all on booking.reason is
  'Which public name a code has, for those who read entries and may not read it.';
comment on policy cap_migration_insert_reference on booking.reason is
  'Codes come with a migration, and are never renamed.';
comment on policy cap_guard_select_all on booking.reason is
  'What a second person approves is read from here: guard.reference_rows.';
