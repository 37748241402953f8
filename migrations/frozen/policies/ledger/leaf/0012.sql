-- Who may do what to ledger.leaf
--
--                select   insert   update   delete
--   cap_ledger   all      yes      .        .
--   cap_guard    order    .        .        .
--
-- Written by ledger.integrate only. What the order was is what the tree says; rows are never changed.

select guard.close_table('ledger.leaf');
select guard.append_only('ledger.leaf');

grant select, insert on ledger.leaf to cap_ledger;
grant select (idx, seq) on ledger.leaf to cap_guard;

create policy cap_ledger_select_all on ledger.leaf
  for select to cap_ledger
  using (true);

create policy cap_guard_select_all on ledger.leaf
  for select to cap_guard
  using (true);

create policy cap_ledger_insert_next on ledger.leaf
  for insert to cap_ledger
  with check (true);

comment on policy cap_ledger_select_all on ledger.leaf is
  'Hashes of what is published for ever.';
comment on policy cap_guard_select_all on ledger.leaf is
  'Reconciliation reads claims in the order of the tree.';
comment on policy cap_ledger_insert_next on ledger.leaf is
  'The signer hashes every leaf again from its own octets; asking here too would halve the rate of integration.';
