-- Which revision is in force is said by a migration and by nobody else; the guard and the ledger read it (TS-12, TS-67).
begin;
select plan(12);

select is(tests.value_as(role, 'select count(*) from guard.alembic_version'), '1', role || ' reads it') from unnest(array['cap_migration', 'cap_guard', 'cap_ledger']) as role;
select is(tests.do_as('cap_migration', $$ update guard.alembic_version set version_num = '0000' $$), 1::bigint, 'A migration says that another revision is in force');
select is(tests.truth('select version_num from guard.alembic_version'), '0000', 'which then is');
select is(tests.do_as('cap_migration', 'delete from guard.alembic_version'), 1::bigint, 'that none is, when all of it is taken down');
select is(tests.do_as('cap_migration', $$ insert into guard.alembic_version values ('0001') $$), 1::bigint, 'and that the first is');
select is(tests.value_as('safelane_owner', 'select count(*) from guard.alembic_version'), '0', 'The owner of the table sees nothing');
select tests.is_refused_to('cap_guard', $$ update guard.alembic_version set version_num = '0000' $$, 'The guard says nothing of it');
select tests.is_refused_to('cap_ledger', 'delete from guard.alembic_version', 'nor does the ledger');
select tests.is_refused_to('cap_booking', 'select from guard.alembic_version', 'A lane does not read it');
select tests.pretend('web_admin');
select tests.is_refused('select from guard.alembic_version', 'nor does a request');

select * from finish();
rollback;
