-- Who may do what to ledger.entry
--
--                select   insert                  update   delete
--   cap_ledger   all      by this transaction     .        .
--
-- A leaf says nothing about anybody, and is published for ever; functions of cap_ledger give it to the signer.
-- No web role holds anything here. Append-only for everybody, a superuser and a replaying session included.

select guard.close_table('ledger.entry');
select guard.append_only('ledger.entry');

grant select on ledger.entry to cap_ledger;
grant insert (leaf) on ledger.entry to cap_ledger;

create policy cap_ledger_select_all on ledger.entry
  for select to cap_ledger
  using (true);

create policy cap_ledger_insert_now on ledger.entry
  for insert to cap_ledger
  with check (xid = pg_current_xact_id());

comment on policy cap_ledger_select_all on ledger.entry is
  'The sealer orders leaves, the signer publishes them; a leaf opens to nobody without its salts.';
comment on policy cap_ledger_insert_now on ledger.entry is
  'An entry belongs to the transaction that writes it.';
