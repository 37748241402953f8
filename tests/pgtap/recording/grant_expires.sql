-- A grant runs out by itself, and never outlives what it rests on (TS-54, E3.1).
begin;
select plan(10);
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
select * from finish();
rollback;
