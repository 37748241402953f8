-- A field list that was used is never changed: other columns make another version.
begin;
select plan(9);

select is(tests.value_as('safelane_owner', $$ ledger.keep_fields('booking.scratch', '{a,b}') $$), '1', 'The first list is version 1');
select is(tests.value_as('safelane_owner', $$ ledger.keep_fields('booking.scratch', '{a,b}') $$), '1', 'the same list is the same version');
select is(tests.value_as('safelane_owner', $$ ledger.keep_fields('booking.scratch', '{a,b,c}') $$), '2', 'another list is the next');
select is(tests.value_as('safelane_owner', $$ ledger.keep_fields('booking.scratch', '{a,b}') $$), '3', 'and the first, come back, is a new one');
select is(tests.truth($$ select string_agg(version || fields::text, ' ' order by version) from ledger.protected where kind = 'booking.scratch' $$),
  '1{a,b} 2{a,b,c} 3{a,b}', 'All of them stay');
select is(tests.value_as('safelane_owner', $$ ledger.keep_fields('booking.other', '{a}') $$), '1', 'Every table counts for itself');
select tests.is_refused_to('cap_booking', $$ select ledger.keep_fields('booking.scratch', '{a}') $$, 'A lane does not say what counts');
select tests.is_refused_to('cap_migration', $$ select ledger.keep_fields('booking.scratch', '{a}') $$, 'nor does whoever loads reference data');
select tests.become('ann', 'web_admin') from (select tests.person('ann', '{platform_administrator}')) as ann;
select tests.is_refused($$ select ledger.keep_fields('booking.scratch', '{a}') $$, 'nor a request');

select * from finish();
rollback;
