-- Where every lesson is recorded: the notice in the right capacity, and a no that does not go unheard (E2.4).
begin;
select plan(25);
select tests.follows_profile('mytutor');
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
select tests.acknowledges(who, 'aua') from unnest('{pia,roy,ada,eve''s parent,pia''s parent,roy''s parent}'::text[]) as who;
select tests.lesson('lesson', 'ann', '{eve, pia, roy, ada}', now() - interval '1 minute', 30);
create function pg_temp.found() returns text language sql as $$
  select coalesce(tests.truth($q$ select string_agg(given_name || ' ' || code || ' ' || from_whom, ', ' order by given_name, code, from_whom)
    from recording.consent_findings(tests.id('lesson'), clock_timestamp()) join identity.person on person_id = learner_id $q$), 'passes') $$;
select is(pg_temp.found(), 'Ada NOTICE_MISSING learner, Eve NOTICE_MISSING guardian, Pia NOTICE_MISSING guardian, Pia NOTICE_MISSING learner, Roy NOTICE_MISSING guardian, Roy NOTICE_MISSING learner',
  'From 13 on the learner, under 18 a guardian');
select tests.acknowledges(who, 'recording_notice') from unnest('{pia,roy,ada,eve''s parent,pia''s parent,roy''s parent}'::text[]) as who;
select is(pg_temp.found(), 'passes', 'With all of them acknowledged it may be recorded, without any consent');
select is(tests.stops('ann', '{eve,pia,roy,ada}', now() - interval '1 minute', 30, p_at => clock_timestamp(), p_point => 'P4', p_lesson => 'lesson', p_class => 'S'), '{PRESENCE_UNCONFIRMED}', 'and nothing about recording stands against the start');
-- a no before the start
select tests.become('eve', 'web_learner');
select tests.answers(format('select api.object_to_recording(%L)', tests.id('lesson')), 201, null, 'A child of 8 says no');
select is(pg_temp.found(), 'Eve LEARNER_OBJECTS learner', 'She is not recorded');
select is(tests.stops('ann', '{eve,pia,roy,ada}', now() - interval '1 minute', 30, p_at => clock_timestamp(), p_point => 'P4', p_lesson => 'lesson', p_class => 'S'), '{PRESENCE_UNCONFIRMED,RECORDING_OBJECTION}', 'and the lesson does not start');
select tests.given($$ insert into booking.presence (lesson_id, learner_id, confirmed_by) select lesson_id, learner_id, tests.id('sam') from booking.lesson_learner $$);
select tests.become('ann', 'web_tutor');
select is(tests.reasons_of(format('select api.start_lesson(%L)', tests.id('lesson'))), '{SESSION_NOT_READY}', 'The tutor is not told whose no it is');
select is(tests.truth($$ select kind || ' ' || (learner_id = tests.id('eve')) from recording.signal $$), 'objection true', 'A signal is raised, and no case');
select tests.become('eve', 'web_learner');
select tests.answers(format('select api.give_recording_consent(%L)', tests.id('lesson')), 201, null, 'She takes it back');
select tests.become('ann', 'web_tutor');
select tests.answers(format('select api.start_lesson(%L)', tests.id('lesson')), 200, null, 'and the lesson starts');
select tests.answers(format('select api.start_recording(%L)', tests.id('lesson')), 201, null, 'and is recorded');
select is(tests.truth($$ select basis || ' ' || profile || ' ' || retention_days || ' ' || (select count(*) from recording.segment_learner where act_id is null) from recording.segment $$), 'notice_always_on mytutor 125 4', 'on the notice, for 125 days');
-- a parent of a learner of 17, then a no during the lesson
select tests.become('roy''s parent', 'web_guardian');
select tests.answers(format('select api.object_to_recording(%L, %L)', tests.id('lesson'), tests.id('roy')), 201, null, 'A parent of a learner of 17 may say no');
select is(tests.truth($$ select state || ' ' || (select count(*) from recording.segment where stop_required_at is not null) from booking.lesson $$), 'in_progress 0', 'to no effect');
select tests.become('roy', 'web_learner');
select tests.answers(format('select api.object_to_recording(%L)', tests.id('lesson')), 201, null, 'the learner may');
select is(tests.truth($$ select state || ' ' || (select stop_reason from recording.segment) from booking.lesson $$), 'completed learner_objects', 'The recording has to stop, and the lesson has ended');
select is(tests.truth($$ select count(*) from recording.signal $$), '2', 'with a signal');
select is(tests.truth($$ select recording.withdrawn_at(segment_id, clock_timestamp()) is not null from recording.segment $$), 'true', 'What was recorded is closed');
select tests.given($$ update policy.profile_adoption set effective_from = effective_from where false $$);
-- every kind of no while a lesson goes on that is not recorded yet
select tests.ward('kay', tests.born(14)), tests.ward('tom', tests.born(17)), tests.person('una', '{learner}', '1990-05-05');
select tests.acknowledges(who, document) from unnest('{kay,tom,una,kay''s parent,tom''s parent}'::text[]) as who cross join unnest('{aua,recording_notice}'::text[]) as document;
select tests.going_on(name, 'bob', learners::text[], place) from (values ('first', '{una}', 0), ('second', '{kay}', 1), ('third', '{tom}', 2), ('fourth', '{tom, una}', 3), ('fifth', '{una, tom}', 4)) as taught (name, learners, place);
create function pg_temp.ends(p_lesson text) returns text language sql as $$ select tests.truth(format($q$ select state || ' ' || (select count(*) from recording.signal as seen where seen.lesson_id = lesson.lesson_id) from booking.lesson as lesson where lesson_id = %L $q$, tests.id(p_lesson))) $$;
select tests.says('una', 'self', 'first', 'una', 'objected'), tests.says('kay''s parent', 'parent', 'second', 'kay', 'objected');
select is(pg_temp.ends('first'), 'completed 0', 'A grown learner''s no ends it, with no signal'), is(pg_temp.ends('second'), 'completed 0', 'so does that of a parent of a learner of 14');
select tests.given($$ insert into recording.segment (segment_id, lesson_id, started_by) values (tests.id('as at 15'), tests.id('third'), tests.id('bob')) $$), tests.settled();
select tests.given($$ alter table recording.segment_learner disable trigger user $$), tests.given($$ update recording.segment_learner set band = '13_to_15' where segment_id = tests.id('as at 15') $$);
select tests.says('tom''s parent', 'parent', 'third', 'tom', 'objected');
select is(pg_temp.ends('third') || ' ' || tests.truth($$ select stop_reason from recording.segment where segment_id = tests.id('as at 15') $$), 'completed 0 parent_objects', 'and of one who was 15 when the recording began');
select tests.says('bob', 'tutor', 'fourth', null, 'objected');
select is(pg_temp.ends('fourth'), 'completed 0', 'and the tutor''s');
select tests.given(tests.row_of('recording.admission', jsonb_build_object('lesson_id', tests.id('fifth'), 'learner_id', tests.id('tom'), 'kind', 'left', 'by_person', tests.id('sam')))), tests.says('tom', 'self', 'fifth', 'tom', 'objected');
select is(pg_temp.ends('fifth'), 'in_progress 1', 'Whoever has left ends no lesson');
-- what is asked of a viewer, where it is recorded and where the contract forbids it
select tests.organisation('quiet', 'school'), tests.override('no films', 'quiet', 'recording.basis', '"forbidden"'), tests.engagement('ann at quiet', 'ann', null, 'quiet');
select tests.given($$ insert into vetting.contract (contract_id, person_id, kind, starts_on, engagement_id, recorded_by) values (gen_random_uuid(), tests.id('ann'), 'written_confirmation', '2026-01-01', tests.id('ann at quiet'), tests.registrar()) $$);
select tests.lesson('quiet', 'ann', '{una}', now() + interval '1 day', p_engagement => 'ann at quiet');
select is(tests.truth(format($$ select recording.asked_of(%L, tests.id('una'), 'self', tests.id('una'), clock_timestamp()) ->> 'asked' $$, tests.id(lesson))), told, format('%s: %s', lesson, told)) from (values ('fifth', 'notice'), ('quiet', 'consent')) as asked (lesson, told);
select * from finish();
rollback;
