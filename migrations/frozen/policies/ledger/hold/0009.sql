-- Who may do what to ledger.hold
--
--                select   insert                      update   delete
--   cap_ledger   all      leads and compliance        .        .
--                         reporters, in own name

select guard.close_table('ledger.hold');
select guard.append_only('ledger.hold');

grant select on ledger.hold to cap_ledger;
grant insert (hold_id, seq, target_id, name, reason, placed_by) on ledger.hold to cap_ledger;

create policy cap_ledger_select_all on ledger.hold
  for select to cap_ledger
  using (true);

create policy cap_ledger_insert_in_own_name on ledger.hold
  for insert to cap_ledger
  with check (
    placed_by = (select identity.person_id())
    and (select identity.persona()) in ('web_dsl', 'web_compliance')
  );

comment on policy cap_ledger_select_all on ledger.hold is
  'Every erasure asks whether anything holds the entry (F20).';
comment on policy cap_ledger_insert_in_own_name on ledger.hold is
  'Whoever places a hold is named in it.';
