-- Nobody reads what somebody else said, or says it for them (E2.3 rows 7, 19, 20; TS-49).
begin;
select plan(35);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.lesson('lesson', 'ann', '{roy, pia}', now() + interval '1 hour');
select tests.says('roy', 'self', 'lesson', 'roy', 'given'), tests.says('roy''s parent', 'parent', 'lesson', 'roy', 'refused'), tests.says('ann', 'tutor', 'lesson', null, 'objected'), tests.says('pia', 'self', 'lesson', 'pia', 'given');
select tests.kept_for_good('recording.act');
select tests.read_by('recording.act', '{web_guardian,web_learner}');
select is(tests.truth($$ select string_agg(column_name, ',' order by column_name) from information_schema.columns where table_schema = 'recording' and table_name = 'act' $$), 'act_id,at,band,capacity,guardianship_id,kind,learner_id,lesson_id,person_id,seq', 'There is no column for a series, a default or a standing consent');
select is(tests.truth($$ select string_agg(column_name, ',' order by column_name) from information_schema.column_privileges where table_schema = 'recording' and table_name = 'act' and grantee = 'cap_recording' and privilege_type = 'INSERT' $$), 'capacity,guardianship_id,kind,learner_id,lesson_id,person_id', 'and no instant can be written');
create function pg_temp.act(p_person text, p_capacity text) returns text language sql as $$ select format('insert into recording.act (lesson_id, learner_id, person_id, capacity, kind) values (%L, %L, %L, %L, ''given'')', tests.id('lesson'), tests.id('roy'), tests.id(p_person), p_capacity) $$;
select tests.become('roy', 'web_learner');
select is((select string_agg(kind, ',') from recording.act), 'given', 'A learner sees what they said'), tests.is_refused('select band from recording.act', 'not every column'), is(tests.do_as('cap_recording', pg_temp.act('roy', 'self')), 1::bigint, 'and speaks for themselves'), tests.is_refused_to('cap_recording', pg_temp.act('pia', 'self'), 'not for another');
select tests.become('roy''s parent', 'web_guardian');
select is((select string_agg(kind, ',') from recording.act), 'refused', 'A parent sees what they said and not what he chose'), tests.is_refused_to('cap_recording', pg_temp.act('roy', 'self'), 'and does not say it for him');
select tests.given($$ update identity.guardianship set valid_until = now(), ended_by = tests.registrar(), end_reason = 'as ordered' $$);
select is((select count(*) from recording.act), 0::bigint, 'nothing once they do not act for him');
select tests.become('pia', 'web_learner');
select is((select string_agg(learner_id::text, ',') from recording.act), tests.id('pia')::text, 'A neighbour sees their own');
select tests.become('dora', 'web_dsl');
select tests.is_refused_to('cap_recording', pg_temp.act('roy', 'self'), 'A safeguarding lead says it for nobody'), tests.is_refused('select * from recording.act', 'and reads no table');
select tests.nobody();
select tests.is_refused('select * from recording.act', 'Nobody reads it without a name');
-- one person in two hats: what was said under one is not read under the other
select tests.person('gran'), tests.guardian('gran', 'pia'), tests.person('twin', '{learner}', '1990-05-05'), tests.guardian('twin', 'pia'), tests.guardian('twin', 'roy'), tests.going_on('other', 'ann', '{pia, twin}');
select tests.says('twin', 'parent', 'other', 'pia', 'objected'), tests.says('twin', 'self', 'other', 'twin', 'given'), tests.says('gran', 'parent', 'other', 'pia', 'given');
select tests.become('twin', 'web_learner');
select is((select string_agg(kind, ',') from recording.act), 'given', 'As a learner one sees what one said as a learner');
select tests.become('twin', 'web_guardian');
select is((select string_agg(kind, ',') from recording.act), 'objected', 'as a parent what one said as a parent, and nothing of another parent');
select tests.settled();
select tests.given('alter table recording.act drop constraint act_for_oneself');
select tests.given('alter table recording.act disable trigger _300_is_lawful');
select tests.given(tests.row_of('recording.act', jsonb_build_object('lesson_id', tests.id('other'), 'learner_id', tests.id('pia'), 'person_id', tests.id('twin'), 'capacity', 'self', 'kind', 'given', 'band', '13_to_15')));
select is((select string_agg(kind, ',') from recording.act), 'objected', 'whatever else were written in their name');
select tests.arranged(), tests.settled();
select tests.given('alter table recording.act enable always trigger _300_is_lawful');
create function pg_temp.said(p_person text, p_capacity text) returns text language sql as $$ select tests.row_of('recording.act', jsonb_build_object('lesson_id', tests.id('other'), 'learner_id', case when p_capacity <> 'tutor' then tests.id('pia') end, 'person_id', tests.id(p_person), 'capacity', p_capacity, 'kind', 'given', 'guardianship_id', case when p_capacity = 'parent' then tests.truth(format('select guardianship_id from identity.guardianship where guardian_id = %L and learner_id = %L', tests.id(p_person), tests.id('pia'))) end)) $$;
select tests.is_refused_to('cap_recording', pg_temp.said(person, capacity), format('%s speaks as a %s only in that role, and not as %s', person, capacity, persona)) from (values ('pia', 'self', 'web_guardian'), ('pia', 'self', 'web_tutor'), ('twin', 'parent', 'web_learner'), ('twin', 'parent', 'web_dsl'), ('ann', 'tutor', 'web_guardian'), ('ann', 'tutor', 'web_service')) as tried (person, capacity, persona) cross join lateral tests.become(person, persona);
select is(tests.do_as('cap_recording', pg_temp.said(person, capacity)), 1::bigint, format('%s speaks as %s', person, persona)) from (values ('pia', 'self', 'web_learner'), ('ann', 'tutor', 'web_tutor')) as tried (person, capacity, persona) cross join lateral tests.become(person, persona);
select tests.step_back(), tests.settled();
select tests.cannot_be('recording.act', jsonb_build_object('lesson_id', tests.id('lesson'), 'learner_id', tests.id('roy'), 'person_id', tests.id('roy'), 'capacity', 'self', 'kind', 'given') || wrong, why) from (values
  ('{"capacity": "friend"}'::jsonb, 'One speaks as learner, parent or tutor'),
  ('{"kind": "maybe"}', 'and says one of five things'),
  ('{"kind": "acknowledged"}', 'only a parent knows of it'),
  (jsonb_build_object('capacity', 'tutor', 'person_id', tests.id('ann')), 'A tutor speaks of no learner'),
  (jsonb_build_object('guardianship_id', tests.truth('select guardianship_id from identity.guardianship limit 1')), 'Only a parent speaks under a link')) as tried (wrong, why);
select tests.given('alter table recording.act disable trigger _300_is_lawful');
select tests.cannot_be('recording.act', jsonb_build_object('lesson_id', tests.id('lesson'), 'learner_id', tests.id('roy'), 'person_id', tests.id('roy'), 'capacity', 'self', 'kind', 'given', 'band', 'teen'), 'There are four bands (F1)');
select * from finish();
rollback;
