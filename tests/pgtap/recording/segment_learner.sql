-- Whom a segment shows is written once (E2.1).
begin;
select plan(11);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{ada}'), tests.says('ada', 'self', 'lesson', 'ada', 'given');
select tests.given($$ insert into recording.segment (segment_id, lesson_id, started_by) values (tests.id('film'), tests.id('lesson'), tests.id('ann')) $$);
select tests.kept_for_good('recording.segment_learner');
select tests.read_by('recording.segment_learner', '{}');
select tests.become('ann', 'web_tutor');
select tests.is_refused_to('cap_recording', $$ insert into recording.segment_learner (segment_id, learner_id, band) values (tests.id('film'), tests.id('roy'), '16_to_17') $$, 'Nobody is added by hand', 'PT409');
-- the rule of row security by itself, where the gate does not stand
select tests.lesson('past', 'bob', '{roy}', now() - interval '3 hours'), tests.going_on('running', 'bob', '{roy}');
select tests.footage('ended', 'past', now() - interval '1 hour'), tests.footage('runs', 'running', null);
select tests.given($$ update recording.segment set stop_required_at = clock_timestamp(), stop_reason = 'joiner' where segment_id = tests.id('film') $$), tests.settled();
select tests.given('alter table recording.segment_learner disable trigger _500_gate');
create function pg_temp.shown(p_segment text) returns text language sql as $$ select tests.row_of('recording.segment_learner', jsonb_build_object('segment_id', tests.id(p_segment), 'learner_id', tests.id('pia'), 'band', '13_to_15', 'since', now())) $$;
select tests.become('bob', 'web_tutor');
select is(tests.do_as('cap_recording', pg_temp.shown('runs')), 1::bigint, 'A joiner is added while it runs'), tests.is_refused_to('cap_recording', pg_temp.shown('film'), 'not to what has to stop'), tests.is_refused_to('cap_recording', pg_temp.shown('ended'), 'not to what has ended'), tests.is_refused_to('cap_recording', pg_temp.shown('nothing'), 'and not to nothing');
select tests.cannot_be('recording.segment_learner', jsonb_build_object('segment_id', tests.id('runs'), 'learner_id', tests.id('eve'), 'band', 'teen', 'since', now()), 'There are four bands (F1)');
select * from finish();
rollback;
