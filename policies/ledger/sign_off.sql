-- Who may do what to ledger.sign_off
--
--                select   insert                      update   delete
--   cap_ledger   live     leads and compliance        .        .
--                         reporters, in own name

select guard.close_table('ledger.sign_off');
select guard.append_only('ledger.sign_off');

grant select on ledger.sign_off to cap_ledger;
grant insert (seq, reason, signed_by) on ledger.sign_off to cap_ledger;

create policy cap_ledger_select_live on ledger.sign_off
  for select to cap_ledger
  using (expires_at > now());

create policy cap_ledger_insert_in_own_name on ledger.sign_off
  for insert to cap_ledger
  with check (
    signed_by = (select identity.person_id())
    and (select identity.persona()) in ('web_dsl', 'web_compliance')
  );

comment on policy cap_ledger_select_live on ledger.sign_off is
  'A signature is good for 30 days (E6).';
comment on policy cap_ledger_insert_in_own_name on ledger.sign_off is
  'Whoever signs is named, and cannot be the one who erases (F21).';
