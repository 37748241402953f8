-- On arrival the tutor says what they found (TS-62).
begin;
select plan(13);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob');
select tests.person('grown', '{learner}', '1999-01-01'), tests.person('other', '{learner}', '1999-01-01');
select tests.lesson('visit', 'ann', '{grown}', now() + interval '10 minutes', 60, 'in_person', p_venue => '"Library"'),
       tests.lesson('tomorrow', 'ann', '{grown}', now() + interval '1 day', 60, 'in_person', p_venue => '"Library"'),
       tests.lesson('online', 'bob', '{other}', now() + interval '10 minutes');
create function pg_temp.arriving(p_lesson text, p_more text default 'true, ''not_required''') returns text language sql as $$
  select format('select api.check_in(%L, %s)', tests.id(p_lesson), p_more)
$$;
select tests.become('bob', 'web_tutor');
select tests.answers(pg_temp.arriving('visit'), 404, 'not-found', 'Not at somebody else''s lesson'), tests.answers(pg_temp.arriving('online'), 404, 'not-found', 'nor at one online');
select tests.become('ann', 'web_tutor');
select tests.answers(pg_temp.arriving('tomorrow'), 409, 'not-now', 'nor a day ahead'),
       tests.is_refused(pg_temp.arriving('visit', 'null, ''present'''), 'The place is confirmed or not', 'PT422'),
       tests.is_refused(pg_temp.arriving('visit', 'true, ''perhaps'''), 'and the chaperone is one of four things', 'PT422'),
       tests.answers(pg_temp.arriving('visit', 'true, ''not_required'', '' Second floor '''), 201, null, 'The tutor checks in'),
       tests.answers(pg_temp.arriving('visit'), 409, 'already-checked-in', 'once');
select is(tests.truth($$ select concat_ws(' ', kind, by_person = tests.id('ann'), venue_confirmed, chaperone_status, note, at = now()) from booking.attendance $$),
  'check_in t t not_required Second floor t', 'as they found it');
select api.confirm_presence(tests.id('visit'), tests.id('grown'));
select api.start_lesson(tests.id('visit'));
select tests.answers(pg_temp.arriving('visit'), 409, 'lesson-not-confirmed', 'Not after the start');
select tests.become('grown', 'web_learner');
select tests.is_refused(pg_temp.arriving('visit'), 'Learners do not check in');

select tests.become('ann', 'web_tutor');
select tests.answered_once(pg_temp.arriving('visit', 'true, ''not_required'', '' Second floor '''));
select tests.is_required('lesson_id', $$ select api.check_in(lesson_id => null, venue_confirmed => true, chaperone_status => 'whatever else is sent') $$);

select tests.bookable('cid'), tests.person('third', '{learner}', '1999-01-01'), tests.lesson('second visit', 'cid', '{third}', now() + interval '12 minutes', 60, 'in_person', p_venue => '"Library"');
select tests.given($$ insert into booking.attendance (lesson_id, kind, by_person) values (tests.id('second visit'), 'check_out', tests.id('cid')) $$);
select tests.become('cid', 'web_tutor');
select tests.answers(pg_temp.arriving('second visit'), 201, null, 'Only an arrival at this lesson is one');
select * from finish();
rollback;
