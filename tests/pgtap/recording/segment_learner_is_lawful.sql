-- Nobody is shown who may not be recorded, whoever writes it (F17).
begin;
select plan(12);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{ada}'), tests.says('ada', 'self', 'lesson', 'ada', 'given');
select tests.given($$ insert into recording.segment (segment_id, lesson_id, started_by) values (tests.id('film'), tests.id('lesson'), tests.id('ann')) $$);
create function pg_temp.shows(p_learner text, p_band text, p_film text default 'film') returns text language sql as $$ select format('select tests.given(%L)', format('insert into recording.segment_learner (segment_id, learner_id, band) values (%L, %L, %L)', tests.id(p_film), tests.id(p_learner), p_band)) $$;
select tests.is_refused(pg_temp.shows('roy', '16_to_17'), 'Nobody who is not there', 'PT409'), tests.is_refused(pg_temp.shows('ada', 'adult', 'no film'), 'nor in no segment', 'PT409');
select tests.given($$ insert into recording.admission (lesson_id, learner_id, kind, by_person) values (tests.id('lesson'), tests.id('roy'), 'admitted', tests.id('sam')) $$);
select tests.is_refused(pg_temp.shows('roy', '16_to_17'), 'nor who did not consent', 'PT409');
select tests.says('roy', 'self', 'lesson', 'roy', 'given');
select tests.is_refused(pg_temp.shows('roy', '16_to_17'), 'nor in a segment that has to stop', 'PT409');
select tests.only_for('recording.segment_learner_is_lawful', '{cap_recording}');
-- each condition by itself: somebody is there, and nothing has stopped the segment for them
select tests.going_on('second', 'bob', '{pia}', 1), tests.says('pia', 'self', 'second', 'pia', 'given'), tests.says('pia''s parent', 'parent', 'second', 'pia', 'acknowledged');
select tests.given($$ insert into recording.segment (segment_id, lesson_id, started_by) values (tests.id('next'), tests.id('second'), tests.id('bob')) $$), tests.settled(), tests.given('alter table recording.admission disable trigger _600_takes_effect');
select tests.given(tests.row_of('recording.admission', jsonb_build_object('lesson_id', tests.id('second'), 'learner_id', tests.id(who), 'kind', kind, 'by_person', tests.id('sam')))) from (values ('roy', 'admitted'), ('ada', 'admitted'), ('ada', 'left')) as came (who, kind);
select tests.is_refused(pg_temp.shows('roy', '16_to_17', 'next'), 'Nobody who is there and consented to nothing', 'PT409');
select tests.says('roy', 'self', 'second', 'roy', 'given'), tests.says('ada', 'self', 'second', 'ada', 'given');
select tests.is_refused(pg_temp.shows('ada', 'adult', 'next'), 'nobody who has left', 'PT409'), tests.is_refused(pg_temp.shows('roy', 'adult', 'next'), 'nobody in a band that is not theirs', 'PT409');
select lives_ok(pg_temp.shows('roy', '16_to_17', 'next'), 'but whoever may be');
select tests.given($$ update recording.segment set ended_at = clock_timestamp() where segment_id = tests.id('next') $$), tests.given(tests.row_of('recording.admission', jsonb_build_object('lesson_id', tests.id('second'), 'learner_id', tests.id('ada'), 'kind', 'admitted', 'by_person', tests.id('sam'))));
select tests.is_refused(pg_temp.shows('ada', 'adult', 'next'), 'and nobody once it has ended', 'PT409');
select tests.person('zed', '{learner}', '1990-05-05'), tests.going_on('third', 'bob', '{zed}', 2), tests.says('zed', 'self', 'third', 'zed', 'given', now() - interval '50 seconds'), tests.settled(), tests.given('alter table recording.segment disable trigger _600_freezes_learners');
select tests.given($$ insert into recording.segment (segment_id, lesson_id, started_by) values (tests.id('last'), tests.id('third'), tests.id('bob')) $$);
select tests.is_refused(format('select tests.given(%L)', tests.row_of('recording.segment_learner', jsonb_build_object('segment_id', tests.id('last'), 'learner_id', tests.id('zed'), 'band', 'adult', 'since', now() - interval '30 seconds'))), 'Nobody is shown from before it began', 'PT409'), lives_ok(pg_temp.shows('zed', 'adult', 'last'), 'but from then on');
select * from finish();
rollback;
