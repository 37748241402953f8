-- Nobody reads what somebody else said, or says it for them (E2.3 rows 7, 19, 20; TS-49).
begin;
select plan(18);
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
select * from finish();
rollback;
