-- Who may do what to ledger.checkpoint
--
--                select   insert                        update   delete
--   cap_ledger   all      no larger than the tree is    .        .
--
-- Written by ledger.keep_checkpoint for safelane_signer. A cache: whoever uses a note checks its signatures.

select guard.close_table('ledger.checkpoint');
select guard.append_only('ledger.checkpoint');

grant select on ledger.checkpoint to cap_ledger;
grant insert (size, origin, note) on ledger.checkpoint to cap_ledger;

create policy cap_ledger_select_all on ledger.checkpoint
  for select to cap_ledger
  using (true);

create policy cap_ledger_insert_of_this_tree on ledger.checkpoint
  for insert to cap_ledger
  with check (size <= (select coalesce(max(leaf.idx) + 1, 0) from ledger.leaf as leaf));

comment on policy cap_ledger_select_all on ledger.checkpoint is
  'Checkpoints are published.';
comment on policy cap_ledger_insert_of_this_tree on ledger.checkpoint is
  'A checkpoint of a larger tree belongs to another future of this database.';
