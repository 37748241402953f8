-- Who has a lesson with a tutor reads their first name.
begin;
select plan(4);
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12));
select tests.lesson('lesson', 'ann', '{lily}');
select tests.become('lily', 'web_learner');
select is(booking.tutor_given_name(tests.id('lesson')), 'Ann', 'A learner');
select tests.become('lily''s parent', 'web_guardian');
select is(booking.tutor_given_name(tests.id('lesson')), 'Ann', 'and the guardian');
select tests.become('max', 'web_learner');
select is(booking.tutor_given_name(tests.id('lesson')), null, 'not somebody else');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select booking.tutor_given_name(tests.id('lesson')) $$, 'A tutor knows their own name');
select * from finish();
rollback;
