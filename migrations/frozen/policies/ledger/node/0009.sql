-- Who may do what to ledger.node
--
--                select   insert   update   delete
--   cap_ledger   all      yes      .        .
--
-- Written by ledger.integrate only, each node once: the signer computes every one of them again by itself.

select guard.close_table('ledger.node');
select guard.append_only('ledger.node');

grant select, insert on ledger.node to cap_ledger;

create policy cap_ledger_select_all on ledger.node
  for select to cap_ledger
  using (true);

create policy cap_ledger_insert_complete on ledger.node
  for insert to cap_ledger
  with check (true);

comment on policy cap_ledger_select_all on ledger.node is
  'Hashes of what is published for ever.';
comment on policy cap_ledger_insert_complete on ledger.node is
  'A wrong node is found by everybody who checks a root; row security could not compute it.';
