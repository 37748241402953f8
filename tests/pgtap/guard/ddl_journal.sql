-- Who changed the definition of this database stays to be read (TS-12, TS-67, TS-77). With event triggers: tests/security/test_073_ddl.py.
begin;
select plan(7);

select tests.given($$ insert into warden.ddl_journal (login, role, event, tag, object_type, object_identity)
  values ('safelane_migrator', 'safelane_owner', 'ddl_command_end', 'DROP POLICY', 'policy', 'gone on booking.lesson') $$);
select is(tests.value_as('cap_migration', $$ (select login || ' ' || tag || ' ' || object_identity from guard.ddl_journal order by journal_id desc limit 1) $$),
  'safelane_migrator DROP POLICY gone on booking.lesson', 'It says who did what');
select is(tests.truth($$ select count(*) from pg_attribute where attrelid = 'warden.ddl_journal'::regclass and attname ~ 'query|statement' $$), '0',
  'and keeps no statement, which may hold what is secret');
select tests.is_refused($$ select tests.given('delete from warden.ddl_journal') $$, 'No row goes', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; update warden.ddl_journal set login = ''me''') $$, 'or changes', '23001');
select tests.is_refused_to('safelane_owner', $$ insert into warden.ddl_journal (login, role, event, tag) values ('me', 'me', 'x', 'x') $$, 'and none is made up');
select tests.is_refused_to('cap_guard', $$ insert into warden.ddl_journal (login, role, event, tag) values ('me', 'me', 'x', 'x') $$, 'not by the lane either');
select tests.is_refused_to('cap_booking', 'select * from guard.ddl_journal', 'No lane asks');

select * from finish();
rollback;
