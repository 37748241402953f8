-- From the first posture that was judged with migrations on, a new table is shut from its first moment (TS-67, TS-77).
begin;
select plan(4);

select is(tests.value_as('cap_migration', 'warden.judges()'), tests.truth('(select judges from warden.in_force)'), 'It says what is in force');
select tests.given('update warden.in_force set judges = not judges');
select is(tests.value_as('cap_migration', 'warden.judges()'), tests.truth('(select judges from warden.in_force)'), 'whichever it is');
select tests.given('delete from warden.in_force');
select is(tests.value_as('cap_migration', 'warden.judges()'), 'false', 'A database that is being made is not there yet');
select tests.is_refused_to('cap_booking', 'select warden.judges()', 'No lane asks');

select * from finish();
rollback;
