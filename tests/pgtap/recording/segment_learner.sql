-- Whom a segment shows is written once (E2.1).
begin;
select plan(6);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{ada}'), tests.says('ada', 'self', 'lesson', 'ada', 'given');
select tests.given($$ insert into recording.segment (segment_id, lesson_id, started_by) values (tests.id('film'), tests.id('lesson'), tests.id('ann')) $$);
select tests.kept_for_good('recording.segment_learner');
select tests.read_by('recording.segment_learner', '{}');
select tests.become('ann', 'web_tutor');
select tests.is_refused_to('cap_recording', $$ insert into recording.segment_learner (segment_id, learner_id, band) values (tests.id('film'), tests.id('roy'), '16_to_17') $$, 'Nobody is added by hand', 'PT409');
select * from finish();
rollback;
