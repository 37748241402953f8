-- Who may do what to ledger.entry
--
--                select                            insert              update   delete
--   cap_ledger   the running transaction's own     in the proved name  .        .
--
-- Nobody reads the ledger through a request yet; people write it by acting. No web role holds anything here.
-- Append-only for everybody, a superuser and a replaying session included.

select guard.close_table('ledger.entry');
select guard.append_only('ledger.entry');

grant select (seq) on ledger.entry to cap_ledger;
grant insert (actor_id, persona, acting_role, action, target_kind, target_id, outcome, reasons, request_id, detail)
  on ledger.entry to cap_ledger;

create policy cap_ledger_select_what_it_writes on ledger.entry
  for select to cap_ledger
  using (xid = pg_current_xact_id());

create policy cap_ledger_insert_in_proved_name on ledger.entry
  for insert to cap_ledger
  with check (
    actor_id is not distinct from (select identity.person_id())
    and persona is not distinct from (select identity.persona())
  );

comment on policy cap_ledger_select_what_it_writes on ledger.entry is
  'Only the number of an entry that this transaction wrote, to give it back to the caller.';
comment on policy cap_ledger_insert_in_proved_name on ledger.entry is
  'An entry says who was proved to be asking, or nobody; never anybody else (TS-12).';
