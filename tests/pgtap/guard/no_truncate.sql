-- Nobody empties a table that holds evidence, whatever role they have (TS-12, F22).
begin;
select plan(5);

select tests.given($$ create table booking.scratch (id integer) $$);
select tests.given($$ select guard.no_truncate('booking.scratch') $$);
select tests.given($$ insert into booking.scratch values (1) $$);

select tests.is_refused($$ select tests.given('truncate booking.scratch') $$, 'A superuser does not empty it', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; truncate booking.scratch') $$,
  'not even by pretending to replicate', '23001');
select lives_ok($$ select tests.given('update booking.scratch set id = 2') $$, 'A row may be changed');
select is(tests.truth($$ select string_agg(tgname || ' ' || tgenabled::text, ', ') from pg_trigger
    where tgrelid = 'booking.scratch'::regclass $$), '_100_no_truncate A', 'The trigger fires always');
select tests.is_refused_to('cap_booking', $$ select guard.no_truncate('booking.lesson') $$,
  'Only the owner of the tables says so');

select * from finish();
rollback;
