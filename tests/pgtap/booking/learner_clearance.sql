-- Who may do what to booking.learner_clearance.
begin;
select plan(8);
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11));
select tests.value_as('cap_booking', format('booking.remember_learner(%L, %L, %L)', tests.id('ann'), tests.id('lily'), tests.id('ann alone')));
select tests.become('ann', 'web_tutor');
select tests.is_refused('select from booking.learner_clearance', 'A tutor does not read it');
select tests.is_refused('delete from booking.learner_clearance', 'or write to it');
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from booking.learner_clearance'), '0', 'The owner of the table sees none');
select tests.is_refused_to('cap_vetting', 'select from booking.learner_clearance', 'Other lanes have no business with it');
select tests.is_refused_to('cap_booking', 'delete from booking.learner_clearance', 'A row is written over, not removed');
select tests.is_refused_to('cap_booking', $$ update booking.learner_clearance set good_until = judged_at + interval '26 hours' $$, 'and never good for longer than a day');
select tests.is_refused_to('cap_booking', $$ update booking.learner_clearance set learner_id = tests.id('tim') $$, 'or made somebody else''s');
select tests.is_refused($$ select tests.given('truncate booking.learner_clearance') $$, 'It is not emptied either', '23001');
select * from finish();
rollback;
