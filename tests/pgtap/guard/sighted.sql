-- The newest inspection left what it knew, and nothing that is gone (TS-67, TS-77).
begin;
select plan(4);

select tests.given('create function guard.passing() returns integer language sql return 1');
select tests.given('select guard.inspect()');
select is(tests.truth('(select count(*) from guard.sighted())'), tests.truth('(select count(*) from guard.sightings())'), 'All that is here is known');
select tests.given('drop function guard.passing()');
select tests.given('select guard.inspect()');
select is(tests.truth($$ (select count(*) from guard.sighted() where name = 'guard.passing()') $$), '0', 'What is gone is not');
select is(tests.truth('(select count(*) from (select * from guard.sighted() except select * from guard.sightings()) as other)'), '0', 'and all is as it is');
select tests.is_refused_to('cap_booking', 'select * from guard.sighted()', 'Only the operator asks');

select * from finish();
rollback;
