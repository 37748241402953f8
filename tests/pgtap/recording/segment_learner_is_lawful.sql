-- Nobody is shown who may not be recorded, whoever writes it (F17).
begin;
select plan(5);
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
select * from finish();
rollback;
