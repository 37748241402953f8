-- One line says which posture this is (TS-67, TS-77).
begin;
select plan(7);

create function pg_temp.hash() returns text language sql as $$ select tests.value_as('cap_migration', 'guard.posture_hash()') $$;

select matches(pg_temp.hash(), '^sha256:[0-9a-f]{64}$', 'It is a hash that says by what it was made');
create temporary table kept as select pg_temp.hash() as hash;
select tests.given($$ comment on table booking.lesson is 'something else' $$);
select is(pg_temp.hash(), (select hash from kept), 'What is only told leaves it as it is');
select tests.given($$ create table booking.scratch (id integer) $$);
select isnt(pg_temp.hash(), (select hash from kept), 'A table changes it');
select tests.given($$ drop table booking.scratch $$);
select is(pg_temp.hash(), (select hash from kept), 'and is gone from it again: no number of an object is in it');
select tests.given($$ grant select on identity.person to web_anon $$);
select isnt(pg_temp.hash(), (select hash from kept), 'A grant changes it');
select tests.given($$ revoke select on identity.person from web_anon $$);
select is(pg_temp.hash(), (select hash from kept), 'and a revoke changes it back');
select tests.is_refused_to('cap_booking', 'select guard.posture_hash()', 'No lane asks');

select * from finish();
rollback;
