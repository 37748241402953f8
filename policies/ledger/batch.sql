-- Who may do what to ledger.batch
--
--                select   insert   update   delete
--   cap_ledger   all      yes      .        .
--
-- Written by ledger.integrate only.

select guard.close_table('ledger.batch');
select guard.append_only('ledger.batch');

grant select on ledger.batch to cap_ledger;
grant insert (size, low_water) on ledger.batch to cap_ledger;

create policy cap_ledger_select_all on ledger.batch
  for select to cap_ledger
  using (true);

create policy cap_ledger_insert_forward on ledger.batch
  for insert to cap_ledger
  with check (size >= 0);

comment on policy cap_ledger_select_all on ledger.batch is
  'Sizes and instants; they say nothing about anybody.';
comment on policy cap_ledger_insert_forward on ledger.batch is
  'One row for each integration that found something.';
