-- Everybody speaks for themselves, about a lesson that is theirs; above row security too (E2.3 rows 17, 20).
begin;
select plan(17);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
create function pg_temp.act(p_learner text, p_person text, p_capacity text, p_kind text default 'given', p_link text default null) returns text language sql as $$
  select format('insert into recording.act (lesson_id, learner_id, person_id, capacity, kind, guardianship_id) values (%L, %L, %L, %L, %L, %L)', tests.id('lesson'), tests.id(p_learner), tests.id(p_person), p_capacity, p_kind,
    case when p_link is not null then tests.truth(format('select guardianship_id from identity.guardianship where guardian_id = %L limit 1', tests.id(p_link))) end) $$;

select tests.person('spo'), tests.guardian('spo', 'eve', 'sponsor'), tests.person('ex'), tests.guardian('ex', 'eve', 'parent', '2020-01-01', now() - interval '1 day');
select tests.lesson('lesson', 'ann', '{eve, pia}', now() + interval '1 hour');
select tests.is_refused(format('select tests.given(%L)', statement), why, 'PT409') from (values
  (pg_temp.act('ada', 'ada', 'self'), 'A learner who is not on the lesson says nothing about it'),
  (pg_temp.act(null, 'bob', 'tutor'), 'nor a tutor who does not teach it'),
  (pg_temp.act('eve', 'pia''s parent', 'parent', 'given', 'pia''s parent'), 'A parent speaks under a link to that child'),
  (pg_temp.act('eve', 'eve''s parent', 'parent', 'given', 'ex'), 'under a link of their own'),
  (pg_temp.act('eve', 'ex', 'parent', 'given', 'ex'), 'which holds'),
  (pg_temp.act('eve', 'ex', 'parent', 'refused', 'ex'), 'for a no as well'),
  (pg_temp.act('eve', 'spo', 'parent', 'given', 'spo'), 'A sponsor says no yes'),
  (pg_temp.act('eve', 'spo', 'parent', 'acknowledged', 'spo'), 'and acknowledges nothing')) as tried (statement, why);
select lives_ok(format('select tests.given(%L)', pg_temp.act('eve', 'spo', 'parent', 'objected', 'spo')), 'but may object');
select tests.is_refused(format('select tests.given(%L)', pg_temp.act('pia', 'eve', 'self')), 'Nobody says it for another learner', '23514');
select lives_ok(format('select tests.given(%L)', pg_temp.act('eve', 'eve''s parent', 'parent', 'withdrawn', 'eve''s parent')), 'A parent says no');
select tests.is_refused(format('select tests.given(%L)', pg_temp.act('eve', 'eve''s parent', 'parent', 'acknowledged', 'eve''s parent')), 'a click does not take it back', 'PT409');
select lives_ok(format('select tests.given(%L)', pg_temp.act('eve', 'eve''s parent', 'parent', 'given', 'eve''s parent')), 'a yes does');
select is(tests.truth($$ select string_agg(distinct band, ',') from recording.act $$), 'under_13', 'The band is noted, whoever writes');
select tests.given($$ insert into recording.act (lesson_id, learner_id, person_id, capacity, kind, at) values (tests.id('lesson'), tests.id('pia'), tests.id('pia'), 'self', 'given', now() + interval '1 year') $$);
select ok(tests.truth($$ select max(at) < clock_timestamp() from recording.act $$)::boolean, 'and no instant lies ahead');
select is(tests.truth($$ select tgenabled from pg_trigger where tgname = '_300_is_lawful' and tgrelid = 'recording.act'::regclass $$), 'A', 'The gate is always on');
select tests.only_for('recording.act_is_lawful', '{cap_recording}');
select * from finish();
rollback;
