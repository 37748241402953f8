-- What the guard has written down is never changed or removed, and says so by its name (TS-12, TS-67, TS-77).
begin;
select plan(3);

select is(tests.tried($$ select tests.given('update warden.mode_change set mode = mode; delete from warden.manifest') $$), '23001 rows of warden.manifest are never changed or removed', 'It says whose rows');
select is(tests.tried($$ select tests.given('truncate warden.mode_change') $$), '23001 rows of warden.mode_change are never changed or removed', 'however they would go');
select tests.is_refused_to('cap_migration', 'select warden.refuse_change()', 'Nobody calls it');

select * from finish();
rollback;
