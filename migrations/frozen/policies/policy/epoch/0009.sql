-- Who may do what to policy.epoch
--
--                select    insert    update       delete
--   cap_policy   yes       .         by one       .
--   cap_booking  yes       .         (to lock)    .
--   cap_ledger   yes       .         .            .
--   cap_migration .        first     .            .
--
-- A number and nothing else; it moves with every write to the tables that decisions are made from (B.5).

select guard.close_table('policy.epoch');
select guard.counts_forward('policy.epoch', 'number');

grant select on policy.epoch to cap_policy, cap_booking, cap_ledger;
grant insert (singleton) on policy.epoch to cap_migration;
grant update (number, changed_at) on policy.epoch to cap_policy;

create policy migration_insert_first on policy.epoch
  for insert to cap_migration
  with check (number = 0);

create policy cap_policy_select_number on policy.epoch
  for select to cap_policy
  using (true);

create policy cap_policy_update_number on policy.epoch
  for update to cap_policy
  using (true)
  with check (number > 0);

create policy cap_booking_select_number on policy.epoch
  for select to cap_booking
  using (true);

create policy cap_ledger_select_number on policy.epoch
  for select to cap_ledger
  using (true);

comment on policy migration_insert_first on policy.epoch is
  'The one row arrives with a revision.';
comment on policy cap_policy_select_number on policy.epoch is
  'It says nothing about anybody.';
comment on policy cap_policy_update_number on policy.epoch is
  'Moved by policy.count_change.';
comment on policy cap_booking_select_number on policy.epoch is
  'A remembered clearance is believed while the number has not moved.';
comment on policy cap_ledger_select_number on policy.epoch is
  'Every entry says under which state of the policy it was written.';
