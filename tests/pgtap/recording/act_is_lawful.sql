-- Everybody speaks for themselves, about a lesson that is theirs; above row security too (E2.3 rows 17, 20).
begin;
select plan(31);
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
select tests.lesson('bob''s', 'bob', '{ada}', now() + interval '1 hour'), tests.person('gran'), tests.guardian('gran', 'eve'), tests.guardian('gran', 'pia'), tests.person('dad'), tests.guardian('dad', 'pia');
select tests.guardian('ex', 'eve', 'delegated_guardian', now() - interval '1 hour', now() + interval '1 day'), tests.guardian('ex', 'eve', 'parent', now() + interval '2 days'), tests.lesson('grown', 'bob', '{ada}', now() + interval '3 hours'), tests.guardian('dad', 'ada');
create function pg_temp.under(p_lesson text, p_learner text, p_person text, p_guardian text, p_of text, p_capacity text, p_kind text default 'given') returns text language sql as $$
  select tests.row_of('recording.act', jsonb_build_object('lesson_id', tests.id(p_lesson), 'learner_id', tests.id(p_learner), 'person_id', tests.id(p_person), 'capacity', 'parent', 'kind', p_kind,
    'guardianship_id', tests.truth(format('select guardianship_id from identity.guardianship where guardian_id = %L and learner_id = %L and capacity = %L order by valid_from %s limit 1', tests.id(p_guardian), tests.id(p_of), case p_capacity when 'next' then 'parent' else p_capacity end, case p_capacity when 'next' then 'desc' else '' end)))) $$;
select tests.is_refused(format('select tests.given(%L)', statement), why, 'PT409') from (values
  (pg_temp.act(null, 'bob', 'tutor'), 'A tutor speaks of no lesson of a colleague, whatever they teach'),
  (pg_temp.under('lesson', 'eve', 'eve''s parent', 'gran', 'eve', 'parent'), 'A parent does not speak under the link of another parent'),
  (pg_temp.under('lesson', 'eve', 'gran', 'gran', 'pia', 'parent'), 'or under their own to another child'),
  (pg_temp.under('lesson', 'eve', 'ex', 'ex', 'eve', 'parent'), 'or under one that has ended'),
  (pg_temp.under('lesson', 'eve', 'ex', 'ex', 'eve', 'next'), 'or not begun'),
  (pg_temp.under('grown', 'ada', 'dad', 'dad', 'ada', 'parent'), 'Nobody speaks for a learner of age')) as tried (statement, why);
select lives_ok(format('select tests.given(%L)', statement), why) from (values
  (pg_temp.under('lesson', 'eve', 'ex', 'ex', 'eve', 'delegated_guardian'), 'but under one that will end some day'),
  (pg_temp.under('lesson', 'eve', 'gran', 'gran', 'eve', 'parent', 'objected'), 'A second parent says no'),
  (pg_temp.under('lesson', 'pia', 'gran', 'gran', 'pia', 'parent', 'acknowledged'), 'for one child, and knows of it for another'),
  (pg_temp.under('lesson', 'pia', 'dad', 'dad', 'pia', 'parent', 'objected'), 'Another parent''s no'),
  (pg_temp.under('lesson', 'pia', 'pia''s parent', 'pia''s parent', 'pia', 'parent', 'given'), 'keeps no other from a yes'),
  (pg_temp.under('lesson', 'pia', 'pia''s parent', 'pia''s parent', 'pia', 'parent', 'acknowledged'), 'or from knowing of it, nor does their own yes')) as tried (statement, why);
select is(tests.truth($$ select count(*) from recording.custody where lesson_id = tests.id('lesson') and version > 0 $$), '1', 'Whoever says anything takes the custody of the lesson first');
select tests.settled(), tests.given('alter table recording.act drop constraint act_for_oneself');
select tests.given(pg_temp.act('pia', 'gran', 'self', 'objected'));
select lives_ok(format('select tests.given(%L)', pg_temp.under('lesson', 'pia', 'gran', 'gran', 'pia', 'parent', 'acknowledged')), 'Only what they said as a parent counts');
select * from finish();
rollback;
