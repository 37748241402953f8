-- Before a lesson starts somebody says that the expected learner is there (TS-56).
begin;
select plan(13);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sid', '{session_service}');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12));
select tests.lesson('lesson', 'ann', '{lily}', now() + interval '10 minutes'), tests.lesson('later', 'ann', '{max}', now() + interval '1 day');
create function pg_temp.confirming(p_lesson text, p_learner text) returns text language sql as $$
  select format('select api.confirm_presence(%L, %L)', tests.id(p_lesson), tests.id(p_learner))
$$;
select tests.become('bob', 'web_tutor');
select tests.answers(pg_temp.confirming('lesson', 'lily'), 404, 'not-found', 'A colleague confirms nobody');
select tests.become('ann', 'web_tutor');
select tests.answers(pg_temp.confirming('lesson', 'max'), 404, 'not-found', 'nor the tutor whom nobody expects'),
       tests.answers(pg_temp.confirming('no lesson', 'lily'), 404, 'not-found', 'nor anybody at no lesson'),
       tests.answers(pg_temp.confirming('later', 'max'), 409, 'not-now', 'nor a day ahead'),
       tests.answers(pg_temp.confirming('lesson', 'lily'), 201, null, 'The tutor confirms who is there'),
       tests.answers(pg_temp.confirming('lesson', 'lily'), 201, null, 'twice is once');
select is(tests.truth($$ select count(*) || ' ' || bool_and(confirmed_by = tests.id('ann')) from booking.presence $$), '1 true', 'with the name of who said so');
select tests.become('sid', 'web_service');
select tests.answers(pg_temp.confirming('lesson', 'lily'), 201, null, 'The session service may say so too');
select tests.become('ann', 'web_tutor');
select api.start_lesson(tests.id('lesson'));
select tests.answers(pg_temp.confirming('lesson', 'lily'), 409, 'lesson-not-confirmed', 'Nobody is expected at a lesson that runs');
select tests.become('lily', 'web_learner');
select tests.is_refused(pg_temp.confirming('lesson', 'lily'), 'Learners do not confirm themselves');

select tests.become('ann', 'web_tutor');
select tests.answered_once(pg_temp.confirming('lesson', 'lily'));
select tests.is_required('lesson_id', $$ select api.confirm_presence(lesson_id => null, learner_id => tests.id('somebody')) $$);
select tests.is_required('learner_id', $$ select api.confirm_presence(lesson_id => tests.id('somebody'), learner_id => null) $$);
select * from finish();
rollback;
