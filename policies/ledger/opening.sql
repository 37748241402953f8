-- Who may do what to ledger.opening
--
--                select                                     insert               update   delete
--   cap_ledger   this transaction's own; what the asker     in the proved name   .        with a tombstone
--                may know; for the signer, what is there;
--                all for the auditor
--   cap_guard    all, but secrets                           .                    .        .
--
-- The asker: ledger.is_for_asker (E1.4, F9). No web role holds anything here. ledger.only_with_tombstone answers
-- everybody else who would change or remove a row, a superuser and a replaying session included (F22).

select guard.close_table('ledger.opening');
select guard.no_truncate('ledger.opening');

grant select on ledger.opening to cap_ledger;
grant insert (seq, salt, body, retention_salt, retention, release, first_change, last_change,
    at, action, outcome, actor_id, target_kind, target_id)
  on ledger.opening to cap_ledger;
grant delete on ledger.opening to cap_ledger;
grant select (seq, body, at, action, outcome, actor_id, target_kind, target_id) on ledger.opening to cap_guard;

create policy cap_ledger_insert_in_proved_name on ledger.opening
  for insert to cap_ledger
  with check (
    actor_id is not distinct from (select identity.person_id())
    -- the seal that proves the person is over the persona, too; canonical JSON has one order
    and position('"persona":' || coalesce(
      '"' || case when actor_id is not null then current_setting('safelane.persona') end || '"', 'null') || ',"policy":' in body) > 0
  );

create policy cap_ledger_select_a_for_the_asker on ledger.opening
  for select to cap_ledger
  using (ledger.is_for_asker(
    (select identity.person_id()), (select identity.persona()), actor_id, action, body));

-- PostgreSQL asks policies in the reverse order of their names: this one first, so that a commit need not prove anew
-- for every row who is asking
create policy cap_ledger_select_b_just_written on ledger.opening
  for select to cap_ledger
  using (xid = pg_current_xact_id() and at >= now());

create policy cap_ledger_select_c_for_the_signer on ledger.opening
  for select to cap_ledger
  using (session_user = 'safelane_signer');

-- asked after that one, and before the one that costs most
create policy cap_ledger_select_a_for_the_auditor on ledger.opening
  for select to cap_ledger
  using (session_user = 'safelane_auditor');

create policy cap_guard_select_all on ledger.opening
  for select to cap_guard
  using (true);

create policy cap_ledger_delete_with_tombstone on ledger.opening
  for delete to cap_ledger
  using (ledger.is_released(release));

comment on policy cap_ledger_insert_in_proved_name on ledger.opening is
  'An entry says who was proved to be asking, or nobody; never anybody else (TS-12).';
comment on policy cap_ledger_select_b_just_written on ledger.opening is
  'Which changes this transaction''s entries have claimed.';
comment on policy cap_ledger_select_a_for_the_asker on ledger.opening is
  'Whoever asks for entries sees what their powers let them see, and nothing about themselves (F9).';
comment on policy cap_ledger_select_c_for_the_signer on ledger.opening is
  'Which leaves have no opening; ledger.unopened gives out numbers only.';
comment on policy cap_ledger_select_a_for_the_auditor on ledger.opening is
  'Whoever audits reads the whole ledger; ledger.openings gives it out only after an entry says so, and that was committed.';
comment on policy cap_guard_select_all on ledger.opening is
  'Reconciliation compares every protected row with what entries list of it; its functions give out keys, digests and numbers only.';
comment on policy cap_ledger_delete_with_tombstone on ledger.opening is
  'An opening goes in the transaction that appended its tombstone, and in no other (F21).';
