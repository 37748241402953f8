-- From a little before the beginning until the end (TS-56).
begin;
select plan(5);
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', '2015-05-05');
select tests.lesson('lesson', 'ann', '{lily}', '2027-03-01 16:00Z');
select is(tests.truth(format('select booking.lesson_is_due(tests.id(''lesson''), %L)', at::timestamptz)), due, at)
from (values ('2027-03-01 15:44:59.999999Z', 'false'), ('2027-03-01 15:45Z', 'true'), ('2027-03-01 16:59:59.999999Z', 'true'),
             ('2027-03-01 17:00Z', 'false')) as tried (at, due);
select is(tests.truth($$ select booking.lesson_is_due(tests.id('no lesson'), now()) $$), 'false', 'What does not exist is never due');
select * from finish();
rollback;
