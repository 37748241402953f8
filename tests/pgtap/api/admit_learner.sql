-- Nobody is kept out for not consenting (E2.3 rows 13 to 15).
begin;
select plan(17);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
select tests.going_on('lesson', 'ann', '{ada, pia}'), tests.says('ada', 'self', 'lesson', 'ada', 'given'), tests.lesson('later', 'bob', '{roy}', now() + interval '1 day');
create function pg_temp.call(p_lesson text, p_learner text default null) returns text language sql as $$ select format('select api.admit_learner(%L, %L)', tests.id(p_lesson), tests.id(p_learner)) $$;

select tests.become('sam', 'web_service');
select api.learner_left(tests.id('lesson'), tests.id('pia'));
select api.start_recording(tests.id('lesson'));
select tests.become('ann', 'web_tutor');
select is(tests.told(pg_temp.call('lesson', 'ada'), '{segment,stop_required_at}'), null, 'Whoever is there already changes nothing');
select isnt(tests.told(pg_temp.call('lesson', 'pia'), '{segment,stop_required_at}'), null, 'A learner without consent is let in by the tutor, and the recording has to stop');
select tests.answers(pg_temp.call('lesson', 'roy'), 404, 'not-found', 'To a tutor whoever is not expected is unknown'), tests.answers(pg_temp.call('lesson', 'nobody'), 404, 'not-found', 'as nobody is'), tests.answers(pg_temp.call('later', 'roy'), 404, 'not-found', 'A colleague''s lesson is not theirs');
select tests.become('sam', 'web_service');
select tests.answers(pg_temp.call('lesson', 'eve'), 201, null, 'The session service lets in whoever may be taught');
select tests.kept_apart('ann', 'roy');
select tests.answers(pg_temp.call('lesson', 'roy'), 409, 'not-for-this-lesson', 'and nobody who may not'), tests.answers(pg_temp.call('lesson', 'nobody'), 409, 'not-for-this-lesson', 'in the same words as nobody'), tests.answers(pg_temp.call('later', 'roy'), 409, 'lesson-not-in-progress', 'and not before it begins');
select tests.become('ada', 'web_learner');
select tests.is_refused(pg_temp.call('lesson', 'ada'), 'Learners let nobody in');
select is(tests.truth($$ select string_agg(outcome || coalesce(' ' || reasons[1], ''), ', ' order by seq) from ledger.record where action = 'admit_learner' $$), 'done, done, refused NOT_FOUND, refused NOT_FOUND, refused NOT_FOUND, done, refused NOT_FOR_THIS_LESSON, refused NOT_FOR_THIS_LESSON, refused LESSON_NOT_IN_PROGRESS', 'The ledger has all of it');

select tests.become('sam', 'web_service');
select tests.answered_once(pg_temp.call('lesson', 'eve'));
select tests.is_required('lesson_id', $$ select api.admit_learner(lesson_id => null, learner_id => tests.id('somebody')) $$);
select tests.is_required('learner_id', $$ select api.admit_learner(lesson_id => tests.id('somebody'), learner_id => null) $$);

select tests.takes_its_turn(lock, pg_temp.call('lesson', 'eve'), why) from (values
  ('booking.lock_lesson(uuid)', 'An end at the same moment waits'), ('booking.lock_learners(uuid[])', 'and so does whoever keeps the learner apart')) as taken (lock, why);
select tests.become('ann', 'web_tutor');
select tests.answers(pg_temp.call('later', 'pia'), 404, 'not-found', 'Whom a tutor teaches they do not let into a colleague''s lesson');
select * from finish();
rollback;
