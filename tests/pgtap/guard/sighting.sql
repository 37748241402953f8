-- What was seen is added by an inspection, and never changed or removed by anybody (TS-12).
begin;
select plan(13);

select tests.given('select guard.inspect()');
select tests.given('update guard.alembic_version set version_num = version_num');
select cmp_ok(tests.truth('(select count(*) from guard.sighting)')::integer, '>', 0, 'There is something to keep');
select tests.is_refused($$ select tests.given('delete from guard.sighting') $$, 'A superuser removes nothing', '23001');
select tests.is_refused($$ select tests.given('truncate guard.sighting') $$, 'and does not empty it', '23001');
select tests.is_refused_to('cap_guard', 'delete from guard.sighting', 'nor does the guard itself');
select tests.is_refused_to('cap_booking', $$ insert into guard.sighting (inspection, kind, name, change, verdict) values (99, 'table', 'booking.lesson', 'new', 'migration') $$, 'Another lane adds nothing');
select tests.is_refused_to('cap_migration', $$ insert into guard.sighting (inspection, kind, name, change, verdict) values (99, 'table', 'booking.lesson', 'new', 'migration') $$, 'nor does a migration');
select is(tests.value_as('cap_guard', '(select count(*) from guard.sighting)'), tests.truth('(select count(*) from guard.sighting)'), 'The guard reads it all');
select tests.is_refused_to('cap_booking', 'select * from guard.sighting', 'and nobody else reads it');
select is(tests.value_as('safelane_owner', '(select count(*) from guard.sighting)'), '0', 'The owner of the table sees nothing');

select tests.is_refused_to('cap_guard', format($$ insert into guard.sighting (inspection, kind, name, change, verdict) values (%s, 'table', 'made.up', 'new', 'migration') $$, tests.truth('(select max(inspection) from guard.inspection)')),
  'An inspection that is over sees nothing more');
select is(tests.do_as('cap_guard', $$ insert into guard.sighting (inspection, kind, name, change, verdict) values ((select max(inspection) + 1 from guard.inspection), 'table', 'made.up', 'new', 'migration') $$), 1::bigint, 'and the next one does');
select tests.cannot_be('guard.sighting', '{"inspection": 99, "kind": "table", "name": "a.b", "change": "odd", "verdict": "first"}', 'A change is one of those that are known');
select tests.cannot_be('guard.sighting', '{"inspection": 99, "kind": "table", "name": "a.b", "change": "new", "verdict": "fine"}', 'and so is what is said of it');

select * from finish();
rollback;
