-- What was seen is added by an inspection, and never changed or removed by anybody (TS-12).
begin;
select plan(12);

select tests.given('select guard.inspect()');
select tests.given('update guard.alembic_version set version_num = version_num');
select cmp_ok(tests.truth('(select count(*) from guard.passage)')::integer, '>', 0, 'There is something to keep');
select tests.is_refused($$ select tests.given('delete from guard.passage') $$, 'A superuser removes nothing', '23001');
select tests.is_refused($$ select tests.given('truncate guard.passage') $$, 'and does not empty it', '23001');
select tests.is_refused_to('cap_guard', 'delete from guard.passage', 'nor does the guard itself');
select tests.is_refused_to('cap_booking', $$ insert into guard.passage (passage, to_revision, transactions) values (99, '9999', array[pg_current_xact_id()::xid::text]) $$, 'Another lane adds nothing');
select tests.is_refused_to('cap_migration', $$ insert into guard.passage (passage, to_revision, transactions) values (99, '9999', array[pg_current_xact_id()::xid::text]) $$, 'nor does a migration');
select is(tests.value_as('cap_guard', '(select count(*) from guard.passage)'), tests.truth('(select count(*) from guard.passage)'), 'The guard reads it all');
select tests.is_refused_to('cap_booking', 'select * from guard.passage', 'and nobody else reads it');
select is(tests.value_as('safelane_owner', '(select count(*) from guard.passage)'), '0', 'The owner of the table sees nothing');

-- not even where it may say who it is
select tests.given('grant insert (login) on guard.passage to cap_guard');
select tests.is_refused_to('cap_guard', $$ insert into guard.passage (passage, login, transactions) values (99, 'somebody', array[pg_current_xact_id()::xid::text]) $$, 'Nobody speaks for another');
select tests.is_refused_to('cap_guard', $$ insert into guard.passage (passage, transactions) values (99, array['3']) $$, 'or of another transaction');
select is(tests.do_as('cap_guard', $$ insert into guard.passage (passage, transactions) values (99, array['3', pg_current_xact_id()::xid::text]) $$), 1::bigint, 'but of their own');

select * from finish();
rollback;
