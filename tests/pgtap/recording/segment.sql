-- No segment without consent, whoever writes it, and nobody reads where it is not theirs (TS-55).
begin;
select plan(20);
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
select is(tests.truth($$ select string_agg(polname || ' ' || polpermissive || ' ' || (polroles = '{0}'), ', ') from pg_policy where polrelid = 'recording.segment'::regclass and not polpermissive and polname <> 'capability_in_its_functions_only' $$), 'never_without_consent false true', 'The rule binds every role');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate recording.segment cascade') $$, 'and nobody empties it', '23001');
select tests.given('alter table recording.segment disable trigger _500_gate'), tests.given('alter table recording.segment disable trigger _600_freezes_learners');
select tests.says('ada', 'self', 'lesson', 'ada', 'objected');
select tests.become('ann', 'web_tutor');
select tests.is_refused_to('cap_recording', pg_temp.row('ann'), 'Row security keeps it out by itself, where the gate does not stand');
select tests.step_back();
select tests.cannot_be('recording.segment', jsonb_build_object('segment_id', gen_random_uuid(), 'lesson_id', tests.id('lesson'), 'started_at', now(), 'started_by', tests.id('ann'), 'basis', 'consent_per_session', 'profile', 'tutorstudio', 'retention_days', 28, 'engagement_id', tests.id('ann alone')) || wrong, why) from (values
  ('{"basis": "none"}'::jsonb, 'A segment rests on consent or on a notice'),
  ('{"retention_days": 0}', 'is kept for a day at least'), ('{"retention_days": 366}', 'and for a year at most'),
  (jsonb_build_object('stop_required_at', now()), 'What has to stop says why'), (jsonb_build_object('stop_required_at', now(), 'stop_reason', 'bored'), 'as the policy names it'),
  (jsonb_build_object('stop_required_at', now() - interval '1 hour', 'stop_reason', 'joiner'), 'and not before it began'),
  (jsonb_build_object('ended_at', now() - interval '1 hour'), 'Nothing ends before it began')) as tried (wrong, why);
select * from finish();
rollback;
