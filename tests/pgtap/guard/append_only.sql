-- Rows are added and never changed, removed or emptied out, by anybody (TS-12, F22).
begin;
select plan(9);

select tests.given($$ create table booking.scratch (id integer) $$);
select tests.given($$ select guard.append_only('booking.scratch') $$);

select lives_ok($$ select tests.given('insert into booking.scratch values (1), (2)') $$, 'Rows are added');
select tests.is_refused($$ select tests.given('update booking.scratch set id = 3') $$,
  'A superuser changes no row', '23001');
select tests.is_refused($$ select tests.given('delete from booking.scratch') $$,
  'and removes none', '23001');
select tests.is_refused($$ select tests.given('truncate booking.scratch') $$,
  'and does not empty the table', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; delete from booking.scratch') $$,
  'not even by pretending to replicate', '23001');
select is(tests.truth('select count(*) from booking.scratch'), '2', 'Both rows are there');
select is(tests.truth($$ select string_agg(tgname || ' ' || tgenabled::text, ', ' order by tgname) from pg_trigger
    where tgrelid = 'booking.scratch'::regclass $$), '_100_append_only A, _100_no_truncate A',
  'Both triggers fire always');
select lives_ok($$ select tests.given('select guard.append_only(''booking.scratch'')') $$,
  'Saying so twice changes nothing');
select tests.is_refused_to('cap_booking', $$ select guard.append_only('booking.lesson') $$,
  'Only the owner of the tables says so');

select * from finish();
rollback;
