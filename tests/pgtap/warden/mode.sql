-- The last word on the mode counts, and without one a database is for development (TS-67, TS-77).
begin;
select plan(4);

select is(tests.value_as('cap_migration', 'warden.mode()'), 'embedded', 'A new database approves by itself');
select tests.given($$ insert into warden.mode_change (mode, changed_by, changed_at) values ('embedded', 'x', '2020-01-01'), ('production', 'x', '2019-01-01') $$);
select is(tests.value_as('cap_migration', 'warden.mode()'), 'production', 'The last word counts, whatever the clock said');
select tests.given($$ insert into warden.mode_change (mode, changed_by) values ('embedded', 'x') $$);
select is(tests.value_as('cap_migration', 'warden.mode()'), 'embedded', 'and so does the next');
select tests.is_refused_to('cap_booking', 'select warden.mode()', 'No lane asks');

select * from finish();
rollback;
