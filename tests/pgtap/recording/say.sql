-- A no is never refused, a yes is for a lesson that is not over (E2.2).
begin;
select plan(37);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.lesson('lesson', 'ann', '{roy}', now() + interval '30 days'), tests.person('spo'), tests.guardian('spo', 'roy', 'sponsor');
create function pg_temp.say(p_learner text, p_kind text) returns text language sql as $$ select format('select tests.value_as(''cap_recording'', %L)::jsonb', format('select recording.say(''x'', %L, %L, %L)', tests.id('lesson'), tests.id(p_learner), p_kind)) $$;
select tests.become('roy', 'web_learner');
select tests.answers(pg_temp.say(null, 'given'), 409, 'too-early', 'A yes a month ahead is no consent'), tests.answers(pg_temp.say('roy', 'objected'), 201, null, 'a no is one');
select tests.answers(pg_temp.say('eve', 'objected'), 404, 'not-found', 'nobody says it for others');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.say('roy', 'objected'), 'A tutor speaks for nobody', 'PT422'), tests.answers(pg_temp.say(null, 'objected'), 201, null, 'but themselves'), tests.answers(pg_temp.say(null, 'given'), 201, null, 'and takes it back at any time');
select tests.become('bob', 'web_tutor');
select tests.answers(pg_temp.say(null, 'objected'), 404, 'not-found', 'A colleague has no lesson there');
select tests.become('roy''s parent', 'web_guardian');
select tests.is_refused(pg_temp.say(null, 'refused'), 'A parent says for whom', 'PT422'), tests.answers(pg_temp.say('roy', 'refused'), 201, null, 'and may say no for a learner of 17'), tests.answers(pg_temp.say('pia', 'refused'), 404, 'not-found', 'but for no other');
select tests.become('spo', 'web_guardian');
select tests.answers(pg_temp.say('roy', 'given'), 403, 'no-parental-responsibility', 'A sponsor says no yes'), tests.answers(pg_temp.say('roy', 'withdrawn'), 201, null, 'but a no');
select tests.become('dora', 'web_dsl');
select tests.answers(pg_temp.say('roy', 'given'), 404, 'not-found', 'Staff have nothing to say (E2.3 row 20)');
select is(tests.truth($$ select string_agg(outcome || ' ' || coalesce(reasons[1], detail ->> 'kind'), ', ' order by seq) from ledger.record where action = 'x' $$),
  'refused TOO_EARLY, done objected, refused NOT_FOUND, done objected, done given, refused NOT_FOUND, done refused, refused NOT_FOUND, refused NO_PARENTAL_RESPONSIBILITY, done withdrawn, refused NOT_FOUND', 'What was said and what was refused is in the ledger');
select tests.given($$ update booking.lesson set state = 'cancelled', cancelled_at = now() $$);
select tests.become('roy', 'web_learner');
select tests.answers(pg_temp.say(null, 'given'), 409, 'lesson-over', 'Nobody consents to a cancelled lesson'), tests.answers(pg_temp.say(null, 'refused'), 201, null, 'a no stays a no');
select tests.only_for('recording.say', '{cap_recording}');
-- one lesson soon, one parent of two on it, and two other parents
select tests.person('mum'), tests.guardian('mum', 'pia', 'parent', '2020-01-01', now() + interval '30 days'), tests.guardian('mum', 'pia', 'parent', now() + interval '30 days'), tests.guardian('mum', 'eve'), tests.person('dad'), tests.guardian('dad', 'pia');
select tests.person('once'), tests.guardian('once', 'pia', 'parent', '2020-01-01', now() - interval '1 day'), tests.guardian('once', 'pia', 'sponsor', now() - interval '1 day'), tests.guardian('dora', 'pia');
select tests.lesson('soon', 'bob', '{pia, eve}', now() + interval '2 hours'), tests.lesson('bob''s', 'bob', '{ada}', now() + interval '5 hours');
create function pg_temp.soon(p_learner text, p_kind text, p_lesson text default 'soon') returns text language sql as $$ select format('select tests.value_as(''cap_recording'', %L)::jsonb', format('select recording.say(''y'', %L, %L, %L)', tests.id(p_lesson), tests.id(p_learner), p_kind)) $$;
select tests.answers(pg_temp.soon(learner, kind), status, null, why) from (values
  ('mum', 'eve', 'refused', 201, 'A parent of two says no for one'), ('mum', 'pia', 'acknowledged', 201, 'and knows of it for the other'), ('mum', 'pia', 'acknowledged', 201, 'twice'),
  ('pia''s parent', 'pia', 'refused', 201, 'Another parent''s no'), ('mum', 'pia', 'acknowledged', 201, 'is theirs'), ('pia''s parent', 'pia', 'given', 201, 'and theirs to take back'),
  ('dad', 'pia', 'acknowledged', 201, 'Another parent''s yes is theirs'), ('mum', 'pia', 'given', 201, 'A yes'), ('mum', 'pia', 'given', 201, 'may be said again'), ('mum', 'pia', 'acknowledged', 200, 'and to know of it then says nothing new'),
  ('once', 'pia', 'refused', 201, 'Who was a parent, and is a sponsor, may say no')) as tried (person, learner, kind, status, why) cross join lateral tests.become(person, 'web_guardian');
select is(tests.truth($$ select string_agg(detail ->> 'stands', ',') from ledger.record where action = 'y' $$), 'given', 'It is written down which yes stands');
select tests.become('mum', 'web_guardian');
select tests.answers(pg_temp.soon('eve', 'acknowledged'), 409, 'you-said-no', 'To know of it takes back no no');
select tests.become('pia''s parent', 'web_guardian');
select tests.answers(pg_temp.say('pia', 'objected'), 404, 'not-found', 'A parent speaks of no lesson that their child is not on');
select tests.become('ada', 'web_learner');
select tests.answers(pg_temp.say(null, 'objected'), 404, 'not-found', 'nor does a learner of one that is not theirs');
select tests.become('dora', 'web_dsl');
select tests.answers(pg_temp.soon('pia', 'refused'), 404, 'not-found', 'Staff say nothing as staff, whose parents they may be');
select tests.become('bob', 'web_tutor');
select tests.answers(pg_temp.say(null, 'objected'), 404, 'not-found', 'A tutor speaks of no lesson of a colleague, whatever they teach'), tests.is_refused(pg_temp.soon(null, 'objected', null), 'and names the lesson', 'PT422');
select tests.settled(), tests.given('alter table recording.act drop constraint act_for_oneself');
select tests.given(tests.row_of('recording.act', jsonb_build_object('lesson_id', tests.id('soon'), 'learner_id', tests.id('pia'), 'person_id', tests.id('dad'), 'capacity', 'self', 'kind', 'objected')));
select tests.become('dad', 'web_guardian');
select tests.answers(pg_temp.soon('pia', 'acknowledged'), 201, null, 'Only what one said as a parent is one''s no as a parent');
-- who comes second waits for the lesson, and sees what the first one did
select tests.given($f$ create or replace function booking.lock_lesson(p_lesson uuid) returns void language sql volatile security definer set search_path = pg_catalog, pg_temp as
  $$ select tests.given('update identity.guardianship set valid_until = clock_timestamp(), ended_by = tests.registrar(), end_reason = ''as ordered'' where guardian_id = tests.id(''dad'')') $$ $f$);
select tests.answers(pg_temp.soon('pia', 'given'), 404, 'not-found', 'A link that ends while they wait is over');
select * from finish();
rollback;
