-- The row at which a booking and a change to a learner meet; nobody reads or writes it but functions (E1.1).
begin;
select plan(12);
select tests.person('kim', '{learner}', '2012-01-01'), tests.person('tim', '{learner}', '2012-01-01');
select tests.become('kim', 'web_learner');
select tests.is_refused('select * from booking.learner_standing', 'Nobody reads it');
select is(tests.do_as('cap_booking', 'insert into booking.learner_standing (learner_id) values (tests.id(''kim''))'), 1::bigint, 'Functions add a learner'),
       tests.is_refused_to('cap_booking', 'insert into booking.learner_standing (learner_id, version) values (tests.id(''tim''), 7)', 'at the beginning'),
       is(tests.do_as('cap_booking', 'update booking.learner_standing set version = version + 1'), 1::bigint, 'and count'),
       tests.is_refused_to('cap_booking', 'update booking.learner_standing set version = 0', 'but not back to nothing', '23001'),
       tests.is_refused_to('cap_booking', 'delete from booking.learner_standing', 'and remove nobody'),
       tests.is_refused($$ select tests.given('truncate booking.learner_standing') $$, 'nor does anybody', '23001');
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from booking.learner_standing'), '0', 'The owner sees no row');
select tests.settled();
select tests.given('alter table booking.learner_standing disable trigger user; grant insert, update on booking.learner_standing to cap_booking');
select tests.is_refused_to('cap_booking', 'insert into booking.learner_standing (learner_id, version) values (tests.id(''tim''), 7)', 'Where columns and triggers say nothing, the policy begins at the beginning'),
       is(tests.do_as('cap_booking', 'insert into booking.learner_standing (learner_id, version) values (tests.id(''tim''), 0)'), 1::bigint, 'and nowhere else'),
       tests.is_refused_to('cap_booking', 'update booking.learner_standing set version = 0', 'and nobody is put back to it'),
       is(tests.do_as('cap_booking', 'update booking.learner_standing set version = version + 1'), 2::bigint, 'they are counted on');
select * from finish();
rollback;
