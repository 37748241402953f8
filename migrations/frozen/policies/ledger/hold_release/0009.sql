-- Who may do what to ledger.hold_release
--
--                select   insert                      update   delete
--   cap_ledger   all      leads and compliance        .        .
--                         reporters, in own name,
--                         not a hold of their own

select guard.close_table('ledger.hold_release');
select guard.append_only('ledger.hold_release');

grant select on ledger.hold_release to cap_ledger;
grant insert (hold_id, reason, released_by) on ledger.hold_release to cap_ledger;

create policy cap_ledger_select_all on ledger.hold_release
  for select to cap_ledger
  using (true);

create policy cap_ledger_insert_in_own_name on ledger.hold_release
  for insert to cap_ledger
  with check (
    released_by = (select identity.person_id())
    and (select identity.persona()) in ('web_dsl', 'web_compliance')
    and exists (
      select from ledger.hold as held
      where held.hold_id = hold_release.hold_id and held.placed_by <> hold_release.released_by)
  );

comment on policy cap_ledger_select_all on ledger.hold_release is
  'Every erasure asks whether a hold is still alive (F20).';
comment on policy cap_ledger_insert_in_own_name on ledger.hold_release is
  'A hold is released by somebody other than whoever placed it.';
