-- That somebody left is for the session service to say (E2.3 row 14).
begin;
select plan(12);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
select tests.going_on('lesson', 'ann', '{ada, pia}'), tests.lesson('later', 'bob', '{roy}', now() + interval '1 day');
create function pg_temp.call(p_lesson text, p_learner text default null) returns text language sql as $$ select format('select api.learner_left(%L, %L)', tests.id(p_lesson), tests.id(p_learner)) $$;

select tests.become('sam', 'web_service');
select tests.answers(pg_temp.call('lesson', 'pia'), 201, null, 'The session service says it'), tests.answers(pg_temp.call('lesson', 'roy'), 404, 'not-found', 'of who was there'), tests.answers(pg_temp.call('later', 'roy'), 409, 'lesson-not-in-progress', 'during the lesson');
select is(tests.against('lesson'), '{LEARNER_CONSENT_MISSING}', 'The other is asked still'), is(tests.truth($$ select count(*) from recording.learners_at(tests.id('lesson'), clock_timestamp()) $$), '1', 'alone');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.call('lesson', 'ada'), 'The tutor, who would like to record, does not say it');
select tests.become('ada', 'web_learner');
select tests.is_refused(pg_temp.call('lesson', 'ada'), 'nor does a learner');
select is(tests.truth($$ select string_agg(outcome || coalesce(' ' || reasons[1], ''), ', ' order by seq) from ledger.record where action = 'learner_left' $$), 'done, refused NOT_FOUND, refused LESSON_NOT_IN_PROGRESS', 'The ledger has all of it');

select tests.become('sam', 'web_service');
select tests.answered_once(pg_temp.call('lesson', 'pia'));
select tests.is_required('lesson_id', $$ select api.learner_left(lesson_id => null, learner_id => tests.id('somebody')) $$);
select tests.is_required('learner_id', $$ select api.learner_left(lesson_id => tests.id('somebody'), learner_id => null) $$);

select tests.takes_its_turn('booking.lock_lesson(uuid)', pg_temp.call('lesson', 'pia'), 'An end at the same moment waits');
select * from finish();
rollback;
