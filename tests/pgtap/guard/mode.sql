-- Whether a second person has to approve (TS-67, TS-77).
begin;
select plan(10);

create function pg_temp.mode() returns text language sql as $$ select tests.value_as('cap_migration', 'guard.mode()') $$;

select is(pg_temp.mode(), 'embedded', 'A new database approves by itself');
select tests.given($$ set warden.mode = 'production' $$);
select is(pg_temp.mode(), 'embedded', 'No setting changes that');
select tests.is_refused_to('safelane_owner', $$ insert into warden.mode_change (mode, changed_by) values ('production', 'me') $$, 'nor does the owner of the tables');
select tests.is_refused_to('cap_guard', $$ insert into warden.mode_change (mode, changed_by) values ('production', 'me') $$, 'nor a capability role that a migration can become');
select tests.is_refused_to('cap_migration', $$ select warden.set_mode('production') $$, 'or the migration itself');
select tests.given($$ insert into warden.mode_change (mode, changed_by) values ('production', 'the test') $$);
select is(pg_temp.mode(), 'production', 'The last row counts');
select tests.is_refused($$ select tests.given('delete from warden.mode_change') $$, 'and is not taken away', '23001');
select tests.is_refused($$ select tests.given('truncate warden.mode_change') $$, 'by anybody', '23001');
select is(tests.value_as('cap_seal', 'guard.mode()'), 'production', 'What believes signing keys asks');
select tests.is_refused_to('cap_booking', 'select guard.mode()', 'No other lane does');

select * from finish();
rollback;
