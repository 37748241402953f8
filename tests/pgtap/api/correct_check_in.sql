-- What was found on arrival is put right beside what was said first (TS-12, TS-62), and a start is judged by the latest (TS-60).
begin;
select plan(23);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob');
select tests.person('grown', '{learner}', '1999-01-01');
select tests.lesson('visit', 'ann', '{grown}', now() + interval '10 minutes', 60, 'in_person', p_venue => '"Library"'),
       tests.lesson('next', 'ann', '{grown}', now() + interval '3 hours', 60, 'in_person', p_venue => '"Library"');
create function pg_temp.correcting(p_lesson text, p_more text default 'true, ''not_required'', ''I was at the wrong door''') returns text language sql as $$
  select format('select api.correct_check_in(%L, %s)', tests.id(p_lesson), p_more)
$$;

select tests.become('ann', 'web_tutor');
select tests.answers(pg_temp.correcting('visit'), 409, 'not-checked-in', 'What was not said is not put right');
select api.check_in(tests.id('visit'), false, 'not_required');
select api.confirm_presence(tests.id('visit'), tests.id('grown'));
select is(api.start_lesson(tests.id('visit')) ->> 'status', '409', 'At the wrong place there is no start');
select tests.is_refused(pg_temp.correcting('visit', 'true, ''not_required'', '' '''), 'A correction has a reason', 'PT422'),
       tests.is_refused(pg_temp.correcting('visit', 'null, ''not_required'', ''Wrong door'''), 'says whether it is the place', 'PT422'),
       tests.is_refused(pg_temp.correcting('visit', 'true, ''perhaps'', ''Wrong door'''), 'and what chaperone there is', 'PT422');
select tests.answers(pg_temp.correcting('visit', 'true, ''absent'', ''Wrong door'''), 201, null, 'The tutor puts it right'),
       tests.answers(pg_temp.correcting('visit'), 201, null, 'and again');
select is(tests.truth($$ select string_agg(concat_ws(' ', by_person = tests.id('ann'), venue_confirmed, chaperone_status, reason), '; ' order by correction_id)
    from booking.attendance_correction $$), 't t absent Wrong door; t t not_required I was at the wrong door', 'each beside the other');
select is(tests.truth($$ select concat_ws(' ', venue_confirmed, chaperone_status) from booking.attendance $$), 'f not_required', 'and the first as it was');
select is(tests.truth($$ select concat_ws(' ', action, target_kind, outcome) from ledger.record order by seq desc limit 1 $$),
  'correct_check_in lesson done', 'The ledger says so');
select is(tests.truth($$ select string_agg(code, ',') from booking.session_findings(tests.id('ann'), array[tests.id('grown')], now() + interval '10 minutes',
    now() + interval '70 minutes', 'in_person', tests.id('ann alone'), '"Library"', now() - interval '1 second', 'P4', tests.id('visit')) where code = 'VENUE_MISSING' $$),
  'VENUE_MISSING', 'A second before, nothing was known');
select tests.answers(format('select api.start_lesson(%L)', tests.id('visit')), 200, null, 'Now the lesson starts');
select tests.answers(pg_temp.correcting('visit', 'true, ''absent'', ''The other adult left'''), 201, null, 'What was wrong is said afterwards too');

select tests.become('bob', 'web_tutor');
select tests.answers(pg_temp.correcting('visit'), 404, 'not-found', 'A colleague has nothing to put right');
select tests.become('grown', 'web_learner');
select tests.is_refused(pg_temp.correcting('visit'), 'nor a learner');
select tests.pretend('web_tutor');
select tests.is_refused(pg_temp.correcting('visit'), 'nor nobody', 'PT401');

select tests.become('ann', 'web_tutor');
select tests.answered_once(pg_temp.correcting('visit', 'true, ''absent'', ''Wrong door'''));
select tests.is_required('lesson_id', $$ select api.correct_check_in(lesson_id => null, venue_confirmed => true, chaperone_status => 'whatever else is sent', reason => 'whatever else is sent') $$);

select tests.person('other', '{learner}', '1999-01-01'), tests.lesson('bob''s', 'bob', '{other}', now() + interval '10 minutes', 60, 'in_person', p_venue => '"Library"'),
       tests.lesson('online', 'bob', '{other}', now() + interval '3 hours');
select tests.answers(pg_temp.correcting('next'), 409, 'not-checked-in', 'What was said of one lesson is not put right at another');
select tests.become('bob', 'web_tutor');
select tests.answers(pg_temp.correcting('visit'), 404, 'not-found', 'A lesson of one''s own does not help at a colleague''s'), tests.answers(pg_temp.correcting('online'), 404, 'not-found', 'and nobody arrives online');
select tests.given($$ insert into booking.attendance (lesson_id, kind, by_person) values (tests.id('bob''s'), 'check_out', tests.id('bob')) $$);
select tests.answers(pg_temp.correcting('bob''s'), 409, 'not-checked-in', 'A departure is no arrival');
select tests.given($$ insert into booking.attendance (lesson_id, kind, by_person, venue_confirmed, chaperone_status) values (tests.id('bob''s'), 'check_in', tests.id('ann'), true, 'not_required') $$);
select tests.answers(pg_temp.correcting('bob''s'), 409, 'not-checked-in', 'and somebody else''s is not theirs to put right');
select * from finish();
rollback;
