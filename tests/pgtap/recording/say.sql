-- A no is never refused, a yes is for a lesson that is not over (E2.2).
begin;
select plan(17);
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
select * from finish();
rollback;
