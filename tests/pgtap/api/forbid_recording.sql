-- A safeguarding lead forbids a recording, and nobody is told why (E2.2).
begin;
select plan(18);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
select tests.person('dina', '{dsl,tutor,learner}'), tests.going_on('lesson', 'ann', '{ada}'), tests.says('ada', 'self', 'lesson', 'ada', 'given');
create function pg_temp.call(p_lesson text, p_learner text, p_reason text default 'she may be recognised') returns text language sql as $$ select format('select api.forbid_recording(%L, %L, %L, true)', p_reason, tests.id(p_lesson), tests.id(p_learner)) $$;
select tests.become('ann', 'web_tutor');
select api.start_recording(tests.id('lesson'));
select tests.become('dora', 'web_dsl');
select tests.is_refused(pg_temp.call('lesson', 'ada'), 'A lesson or a learner', 'PT422'), tests.is_refused(pg_temp.call(null, null), 'and one of them', 'PT422'), tests.is_refused(pg_temp.call(null, 'ada', 'because'), 'with a reason', 'PT422');
select tests.answers(pg_temp.call('none', null), 404, 'not-found', 'that is on record'), tests.answers(pg_temp.call(null, 'dora'), 403, 'not-for-yourself', 'but not oneself'), tests.answers(pg_temp.call(null, 'ann'), 404, 'not-found', 'nor who is no learner');
select tests.answers(pg_temp.call(null, 'ada'), 201, null, 'A learner is not recorded'), tests.answers(pg_temp.call('lesson', null), 201, null, 'nor a lesson');
select is(tests.truth($$ select stop_reason from recording.segment $$), 'safety_flag', 'What runs has to stop');
select is(tests.against('lesson'), '{SAFETY_FLAG}', 'and nothing starts');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.call('lesson', null), 'A tutor does not');
select is(tests.truth($$ select string_agg(outcome || coalesce(' ' || reasons[1], ''), ', ' order by seq) from ledger.record where action = 'forbid_recording' $$), 'refused NOT_FOUND, refused NOT_FOR_YOURSELF, refused NOT_FOUND, done, done', 'The ledger has all of it');
select tests.person('dee', '{dsl}'), tests.ward('eva', tests.born(8), 'dee'), tests.lesson('eva''s', 'ann', '{eva}', now() + interval '3 hours');
select tests.become('dee', 'web_dsl');
select tests.answers(pg_temp.call(null, 'eva'), 403, 'not-for-yourself', 'A lead does not decide about a child of theirs'), tests.answers(pg_temp.call('eva''s', null), 403, 'not-for-yourself', 'nor about a lesson of such a child');

select tests.become('dora', 'web_dsl');
select tests.answered_once(pg_temp.call(null, 'ada'));

select tests.answers(pg_temp.call(null, 'eve'), 201, null, 'A child who has a parent is kept out of recordings by a lead who is not');
select tests.takes_its_turn('booking.lock_lesson(uuid)', pg_temp.call('lesson', null), 'A start of that lesson at the same moment waits');
select tests.takes_its_turn('booking.lock_learners(uuid[])', pg_temp.call(null, 'ada'), 'or of any with that learner');
select * from finish();
rollback;
