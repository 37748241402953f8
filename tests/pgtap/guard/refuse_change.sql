-- What was recorded stays as it was recorded: a correction is a new row (TS-12, F22).
begin;
select plan(4);

select tests.given($$ create table booking.scratch (id integer) $$);
select tests.given($$ select guard.append_only('booking.scratch') $$);
select tests.given($$ insert into booking.scratch values (1) $$);

select throws_ok($$ select tests.given('update booking.scratch set id = 2') $$,
  '23001', 'rows of booking.scratch are never changed or removed', 'An update is refused, and says of what');
select throws_ok($$ select tests.given('delete from booking.scratch') $$,
  '23001', 'rows of booking.scratch are never changed or removed', 'a deletion too');
select throws_ok($$ select tests.given('truncate booking.scratch') $$,
  '23001', 'booking.scratch is never emptied', 'and TRUNCATE');
select lives_ok($$ select tests.given('delete from booking.scratch where false') $$,
  'A statement that touches no row is none to refuse');

select * from finish();
rollback;
