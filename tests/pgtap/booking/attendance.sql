-- What a tutor found on arrival is theirs to say, once (TS-62).
begin;
select plan(8);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('grown', '{learner}', '1999-01-01'), tests.person('other', '{learner}', '1999-01-01');
select tests.lesson('visit', 'ann', '{grown}', now() + interval '5 minutes', 60, 'in_person', p_venue => '"Library"'),
       tests.lesson('bob''s own', 'bob', '{other}', now() + interval '5 minutes', 60, 'in_person', p_venue => '"Library"');
create function pg_temp.saying(p_by text) returns text language sql as $$
  select format('insert into booking.attendance (lesson_id, kind, by_person, venue_confirmed, chaperone_status) values (%L, ''check_in'', %L, true, ''absent'')', tests.id('visit'), tests.id(p_by)) $$;
select tests.become('bob', 'web_tutor');
select tests.is_refused_to('cap_booking', pg_temp.saying('bob'), 'A colleague says nothing about it'), tests.is_refused_to('cap_booking', pg_temp.saying('ann'), 'not in the tutor''s name either');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select * from booking.attendance', 'It is not read by hand'), tests.is_refused(pg_temp.saying('ann'), 'nor written');
select is(tests.do_as('cap_booking', pg_temp.saying('ann')), 1::bigint, 'The tutor of the lesson does');
select tests.is_refused_to('cap_booking', 'update booking.attendance set venue_confirmed = false', 'Nothing is changed'),
       tests.is_refused($$ select tests.given('update booking.attendance set venue_confirmed = false') $$, 'by anybody', '23001');
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from booking.attendance'), '0', 'The owner sees no row');
select * from finish();
rollback;
