-- What was done is kept for whole years after its civil day.
begin;
select plan(5);

select is(tests.value_as('cap_ledger', $$ ledger.floor_of('audit_chain', '2026-11-21T12:00:00Z') $$), '2036-11-21', 'Ten years for what was done');
select is(tests.value_as('cap_ledger', $$ ledger.floor_of('access_log', '2026-11-21T12:00:00Z') $$), '2033-11-21', 'seven for what was read');
select is(tests.value_as('cap_ledger', $$ ledger.floor_of('access_log', '2026-06-30T23:30:00Z') $$), '2033-07-01', 'The day is London''s');
select is(tests.value_as('cap_ledger', $$ ledger.floor_of('audit_chain', '2028-02-29T12:00:00Z') $$), '2038-03-01', 'A leap day is never a day early');
select is(tests.value_as('cap_ledger', $$ ledger.floor_of('a_while', now()) $$), null, 'A class that is not in the schedule has none');

select * from finish();
rollback;
