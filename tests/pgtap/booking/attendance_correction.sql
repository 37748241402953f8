-- A check-in is put right by whoever made it, beside the first report (TS-62).
begin;
select plan(12);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('grown', '{learner}', '1999-01-01');
select tests.lesson('visit', 'ann', '{grown}', now() + interval '5 minutes', 60, 'in_person', p_venue => '"Library"'),
       tests.lesson('next', 'ann', '{grown}', now() + interval '3 hours', 60, 'in_person', p_venue => '"Library"');
select tests.given($$ insert into booking.attendance (lesson_id, kind, by_person, venue_confirmed, chaperone_status)
  values (tests.id('visit'), 'check_in', tests.id('ann'), false, 'absent') $$);
create function pg_temp.saying(p_by text, p_lesson text default 'visit') returns text language sql as $$
  select format('insert into booking.attendance_correction (correction_id, lesson_id, venue_confirmed, chaperone_status, reason, by_person)
    values (gen_random_uuid(), %L, true, ''present'', ''Wrong door'', %L)', tests.id(p_lesson), tests.id(p_by)) $$;
select tests.become('bob', 'web_tutor');
select tests.is_refused_to('cap_booking', pg_temp.saying('bob'), 'A colleague corrects nothing'), tests.is_refused_to('cap_booking', pg_temp.saying('ann'), 'not in the tutor''s name either');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select * from booking.attendance_correction', 'It is not read by hand'), tests.is_refused(pg_temp.saying('ann'), 'nor written');
select tests.given($$ insert into booking.attendance (lesson_id, kind, by_person) values (tests.id('next'), 'check_out', tests.id('ann')) $$);
select tests.is_refused_to('cap_booking', pg_temp.saying('ann', 'next'), 'Where there was no check-in there is nothing to correct, and who left did not check in');
select is(tests.do_as('cap_booking', pg_temp.saying('ann')), 1::bigint, 'Who checked in does');
select tests.is_refused_to('cap_booking', 'update booking.attendance_correction set venue_confirmed = false', 'Nothing is changed'),
       tests.is_refused($$ select tests.given('update booking.attendance_correction set venue_confirmed = false') $$, 'by anybody', '23001');
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from booking.attendance_correction'), '0', 'The owner sees no row');
select tests.is_refused(format('select tests.given(%L)', replace(replace(pg_temp.saying('ann'), 'present', chaperone), 'Wrong door', why)), told, '23514')
from (values ('asleep', 'Wrong door', 'A chaperone is one of four things'), ('present', 'No', 'Who corrects says why'), ('present', repeat('x', 2001), 'and is brief')) as tried (chaperone, why, told);
select * from finish();
rollback;
