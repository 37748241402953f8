-- Who may do what to ledger.change
--
--                select   insert                  update   delete
--   cap_ledger   all      by this transaction     .        with the opening that lists it
--
-- Digests and keys, no values. Written by the triggers of protected tables, read to list them in an entry and to find
-- versions that no entry knows. ledger.only_with_tombstone answers everybody else who would change or remove a row.

select guard.close_table('ledger.change');
select guard.no_truncate('ledger.change');

grant select on ledger.change to cap_ledger;
grant insert (kind, target, fields_version, before, after) on ledger.change to cap_ledger;
grant delete on ledger.change to cap_ledger;

create policy cap_ledger_select_all on ledger.change
  for select to cap_ledger
  using (true);

create policy cap_ledger_insert_now on ledger.change
  for insert to cap_ledger
  with check (xid = pg_current_xact_id());

create policy cap_ledger_delete_with_tombstone on ledger.change
  for delete to cap_ledger
  using (exists (
    select
    from ledger.opening as opening
    where opening.xid = change.xid
      and change.change_id between opening.first_change and opening.last_change
      and ledger.is_released(opening.release)));

comment on policy cap_ledger_select_all on ledger.change is
  'Whether an entry knows a version of a row is asked about every row.';
comment on policy cap_ledger_insert_now on ledger.change is
  'A change belongs to the transaction that made it.';
comment on policy cap_ledger_delete_with_tombstone on ledger.change is
  'The digests go with the opening that lists them (F21).';
