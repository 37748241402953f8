-- Every migration that reached this database is listed (TS-12).
begin;
select plan(3);

select tests.given($$ update guard.alembic_version set version_num = '9998' $$);
select tests.given($$ update guard.alembic_version set version_num = '9999' $$);
select is(tests.truth($$ (select string_agg(from_revision || ' ' || to_revision, ', ' order by passage desc) from guard.passages() where to_revision = '9999') $$),
  '9998 9999', 'From where, and to where');
select is(tests.truth('(select count(*) from guard.passages((select max(passage) from guard.passage)))'), '0', 'They are listed after a number');
select tests.is_refused_to('cap_booking', 'select * from guard.passages()', 'Only the operator asks');

select * from finish();
rollback;
