-- A floor is never a day too early.
begin;
select plan(4);

select is(tests.value_as('cap_ledger', $$ ledger.floor_after('10 years', '2026-11-21T12:00:00Z') $$), '2036-11-21', 'So many years after the day');
select is(tests.value_as('cap_ledger', $$ ledger.floor_after('10 years', '2028-02-29T12:00:00Z') $$), '2038-03-01', 'or the day after it, where the month is too short');
select is(tests.value_as('cap_ledger', $$ ledger.floor_after('4 years', '2028-02-29T12:00:00Z') $$), '2032-02-29', 'A leap day meets another');
select is(tests.value_as('cap_ledger', $$ ledger.floor_after('7 years', '2026-06-30T23:30:00Z') $$), '2033-07-01', 'The day is London''s');

select * from finish();
rollback;
