-- A parent knows (TS-51).
begin;
select plan(18);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
select tests.lesson('lesson', 'ann', '{pia, eve}', now() + interval '1 hour'), tests.lesson('far', 'bob', '{pia}', now() + interval '10 days');
create function pg_temp.call(p_lesson text, p_learner text default null) returns text language sql as $$ select format('select api.acknowledge_recording(%L, %L)', tests.id(p_lesson), tests.id(p_learner)) $$;

select tests.says('pia', 'self', 'lesson', 'pia', 'given');
select is(tests.against('lesson', 'pia'), '{PARENT_AWARENESS_MISSING}', 'Before it a parent is not known to know');
select tests.become('pia''s parent', 'web_guardian');
select tests.answers(pg_temp.call('lesson', 'pia'), 201, null, 'A parent acknowledges'), tests.answers(pg_temp.call('lesson', 'eve'), 404, 'not-found', 'for no other child'), tests.answers(pg_temp.call('far', 'pia'), 409, 'too-early', 'and not long before');
select is(tests.against('lesson', 'pia'), '{}', 'and is known to know');
select api.object_to_recording(tests.id('lesson'), tests.id('pia'));
select tests.answers(pg_temp.call('lesson', 'pia'), 409, 'you-said-no', 'A click does not take a no back');
select is(tests.against('lesson', 'pia'), '{PARENT_AWARENESS_MISSING,PARENT_OBJECTS}', 'it stands');
select tests.become('eve''s parent', 'web_guardian');
select api.give_recording_consent(tests.id('lesson'), tests.id('eve'));
select is(tests.against('lesson', 'eve'), '{}', 'Under 13 a parent consents');
select tests.answers(pg_temp.call('lesson', 'eve'), 200, null, 'and clicks after that');
select is(tests.told(pg_temp.call('lesson', 'eve'), '{kind}'), 'given', 'which says what stands'), is(tests.told(pg_temp.call('lesson', 'eve'), '{at}')::timestamptz, tests.truth($$ select max(at) from recording.act where learner_id = tests.id('eve') $$)::timestamptz, 'and since when');
select is(tests.truth($$ select string_agg(kind, ',') from recording.act where learner_id = tests.id('eve') $$), 'given', 'adds nothing'), is(tests.against('lesson', 'eve'), '{}', 'and takes no consent back');
select tests.lesson('soon', 'bob', '{pia}', now() + interval '3 hours'), tests.said_then('pia''s parent', 'parent', 'soon', 'pia', 'given', now() - interval '20 days');
select tests.become('pia''s parent', 'web_guardian');
select tests.answers(pg_temp.call('soon', 'pia'), 201, null, 'What was given too long ago does not stand, and the click counts');
select tests.become('pia', 'web_learner');
select tests.is_refused(pg_temp.call('lesson', 'pia'), 'A learner acknowledges nothing for a parent');
select tests.pretend('web_guardian');
select tests.is_refused(pg_temp.call('lesson', 'pia'), 'nor does anybody without an identity', 'PT401');
select is(tests.truth($$ select string_agg(outcome || coalesce(' ' || reasons[1], ''), ', ' order by seq) from ledger.record where action = 'acknowledge_recording' $$), 'done, refused NOT_FOUND, refused TOO_EARLY, refused YOU_SAID_NO, done, done, done, done', 'The ledger has all of it');

select tests.become('pia''s parent', 'web_guardian');
select tests.answered_once(pg_temp.call('lesson', 'pia'));
select * from finish();
rollback;
