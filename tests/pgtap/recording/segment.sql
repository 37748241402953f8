-- No segment without consent, whoever writes it, and nobody reads where it is not theirs (TS-55).
begin;
select plan(12);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{ada}');
create function pg_temp.row(p_by text) returns text language sql as $$ select format('insert into recording.segment (segment_id, lesson_id, started_by) values (gen_random_uuid(), %L, %L)', tests.id('lesson'), tests.id(p_by)) $$;
select tests.read_by('recording.segment', '{}');
select tests.become('ann', 'web_tutor');
select tests.is_refused_to('cap_recording', pg_temp.row('ann'), 'Without consent it is not written', 'PT409');
select tests.given('alter table recording.segment disable trigger _500_gate');
select tests.is_refused_to('cap_recording', format('insert into recording.segment (segment_id, lesson_id, started_by, basis, profile, retention_days, engagement_id) values (gen_random_uuid(), %L, %L, ''consent_per_session'', ''tutorstudio'', 28, %L)', tests.id('lesson'), tests.id('ann'), tests.id('ann alone')), 'nor with columns that are the gate''s');
select tests.given('alter table recording.segment enable always trigger _500_gate');
select tests.says('ada', 'self', 'lesson', 'ada', 'given');
select tests.is_refused_to('cap_recording', pg_temp.row('bob'), 'nor in another name');
select is(tests.do_as('cap_recording', pg_temp.row('ann')), 1::bigint, 'with it, it is');
select is(tests.do_as('cap_recording', 'update recording.segment set ended_at = clock_timestamp()'), 1::bigint, 'and ends');
select tests.touches_nothing_as('cap_recording', 'update recording.segment set ended_at = clock_timestamp()', 'once');
select tests.is_refused_to('cap_recording', 'delete from recording.segment', 'and stays'), is(tests.value_as('safelane_owner', 'select count(*) from recording.segment'), '0', 'The owner sees none');
select tests.become('ada', 'web_learner');
select tests.is_refused_to('cap_recording', pg_temp.row('ada'), 'A learner starts none');
select is(tests.truth($$ select string_agg(polname || ' ' || polpermissive || ' ' || (polroles = '{0}'), ', ') from pg_policy where polrelid = 'recording.segment'::regclass and not polpermissive $$), 'never_without_consent false true', 'The rule binds every role');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate recording.segment cascade') $$, 'and nobody empties it', '23001');
select * from finish();
rollback;
