-- What was seen is added by an inspection, and never changed or removed by anybody (TS-12).
begin;
select plan(8);

select tests.given('select guard.inspect()');
select tests.given('update guard.alembic_version set version_num = version_num');
select cmp_ok(tests.truth('(select count(*) from guard.inspection)')::integer, '>', 0, 'There is something to keep');
select tests.is_refused($$ select tests.given('delete from guard.inspection') $$, 'A superuser removes nothing', '23001');
select tests.is_refused($$ select tests.given('truncate guard.inspection') $$, 'and does not empty it', '23001');
select tests.is_refused_to('cap_guard', 'delete from guard.inspection', 'nor does the guard itself');
select tests.is_refused_to('cap_booking', $$ insert into guard.inspection (inspection, cluster, database, passages, seen, unexplained, root, whole, with_roles) values (99, 1, 1, 0, 0, 0, repeat('0', 64), true, false) $$, 'Another lane adds nothing');
select tests.is_refused_to('cap_migration', $$ insert into guard.inspection (inspection, cluster, database, passages, seen, unexplained, root, whole, with_roles) values (99, 1, 1, 0, 0, 0, repeat('0', 64), true, false) $$, 'nor does a migration');
select tests.is_refused_to('cap_booking', 'select * from guard.inspection', 'and nobody else reads it');
select is(tests.value_as('safelane_owner', '(select count(*) from guard.inspection)'), '0', 'The owner of the table sees nothing');

select * from finish();
rollback;
