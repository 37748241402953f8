-- Who may do what to guard.passage
--
--                select   insert   update   delete
--   cap_guard    all      yes      .        .
--
-- Written by the trigger on guard.alembic_version, in the transaction of the migration itself.

select guard.close_table('guard.passage');
select guard.append_only('guard.passage');

grant select on guard.passage to cap_guard;
grant insert (passage, from_revision, to_revision, transactions) on guard.passage to cap_guard;

-- using (true): numbers of revisions and transactions, and names of logins
create policy cap_guard_select_all on guard.passage
  for select to cap_guard
  using (true);

create policy cap_guard_insert_own_transaction on guard.passage
  for insert to cap_guard
  with check (login = session_user and pg_current_xact_id()::xid::text = any (transactions));

comment on policy cap_guard_select_all on guard.passage is
  'A migration explains the changes of its own transactions.';
comment on policy cap_guard_insert_own_transaction on guard.passage is
  'A passage speaks of the transaction that writes it.';
