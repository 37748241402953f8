-- A grant runs out by itself, and never outlives what it rests on (TS-54, E3.1).
begin;
select plan(13);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.person('short'), tests.guardian('short', 'lily', 'parent', '2020-01-01', '2026-11-21 12:20+00');
select tests.organisation('acme', 'agency'), tests.engagement('ann at acme', 'ann', 'acme');
select tests.lesson('lesson', 'ann', '{lily}');
select tests.footage('film', 'lesson', '2026-11-20 12:00+00');
create function pg_temp.minutes(p_who text, p_persona text, p_at timestamptz) returns text language sql as $$
  select tests.truth(format('select extract(epoch from recording.grant_expires(%L, %L, %L, %L) - %L)::integer / 60', tests.id('film'), tests.id(p_who), p_persona, p_at, p_at)) $$;
select is(pg_temp.minutes('dina', 'web_dsl', '2026-11-21 12:00+00'), '60', 'An hour for a safeguarding lead'), is(pg_temp.minutes('ann', 'web_tutor', '2026-11-21 12:00+00'), '60', 'and for others'),
  is(pg_temp.minutes('dina', 'web_dsl', '2026-11-21 23:50+00'), '10', 'until midnight: then retention may be over'), is(pg_temp.minutes('lily''s parent', 'web_guardian', '2026-11-21 23:50+00'), '10', 'or it is somebody''s birthday'),
  is(pg_temp.minutes('lily''s parent', 'web_guardian', '2026-07-01 22:50+00'), '10', 'midnight in London'), is(pg_temp.minutes('short', 'web_guardian', '2026-11-21 12:00+00'), '20', 'a parent''s ends with the link');
select tests.held('lesson', p_from => '2026-11-21 09:00+00');
select is(pg_temp.minutes('dina', 'web_dsl', '2026-11-21 23:50+00'), '60', 'What is held is not over at midnight for staff'), is(pg_temp.minutes('lily', 'web_learner', '2026-11-21 23:50+00'), '10', 'for others it is');
select tests.given($$ insert into policy.deviation (deviation_id, key, value, engagement_id, rationale, requested_by, approved_by, approved_at, valid_from, expires_at)
  values (gen_random_uuid(), 'recording.dsl_grant_minutes', '15', tests.id('ann alone'), 'as arranged for this test', tests.registrar(), tests.id('the approver'), '2026-01-01', '2026-01-01', '2026-12-31') $$);
select is(pg_temp.minutes('dina', 'web_dsl', '2026-11-21 12:00+00'), '15', 'A shorter time is agreed for an engagement'), is(pg_temp.minutes('dina', 'web_dsl', '2025-12-21 12:00+00'), '60', 'from its day on');
select tests.person('mum'), tests.guardian('mum', 'lily', 'parent', '2020-01-01', '2026-11-21 11:00+00'), tests.guardian('mum', 'lily', 'delegated_guardian', '2026-11-21 11:00+00', '2026-11-21 13:30+00'), tests.guardian('mum', 'lily', 'parent', '2026-11-21 12:05+00', '2026-11-21 12:10+00'), tests.person('aunt'), tests.guardian('aunt', 'lily', 'parent', '2020-01-01', '2026-11-21 12:08+00');
select tests.ward('max', tests.born(12)), tests.guardian('mum', 'max', 'parent', '2020-01-01', '2026-11-21 12:05+00'), tests.ward('zoe', tests.born(12)), tests.guardian('mum', 'zoe', 'parent', '2020-01-01', '2026-11-21 12:04+00');
select tests.bookable('bob'), tests.lesson('zoe''s', 'bob', '{zoe}', now() + interval '3 days'), tests.footage('zoe''s film', 'zoe''s', '2026-11-20 12:00+00');
create function pg_temp.until(p_film text, p_who text, p_persona text) returns text language sql as $$ select tests.truth(format('select to_char(recording.grant_expires(%L, %L, %L, ''2026-11-21 12:00+00'') at time zone ''UTC'', ''HH24:MI'')', tests.id(p_film), tests.id(p_who), p_persona)) $$;
select is(pg_temp.until('film', 'mum', 'web_guardian'), '12:15', 'Neither a link that was, nor one to come, nor one to another child, nor anybody else''s counts'), is(pg_temp.until('zoe''s film', 'mum', 'web_guardian'), '12:04', 'only that to whom it shows'), is(pg_temp.until('zoe''s film', 'dina', 'web_dsl'), '13:00', 'and every recording has its own engagement''s time');
select * from finish();
rollback;
