-- The tutor may take their agreement back for a lesson (E2.3 row 16).
begin;
select plan(7);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.lesson('lesson', 'ann', '{ada}', now() + interval '1 hour'), tests.lesson('other', 'bob', '{ada}', now() + interval '3 hours');
select is(tests.truth($$ select recording.tutor_objects(tests.id('lesson'), now()) $$), 'false', 'Silence is no objection');
select tests.says('ann', 'tutor', 'lesson', null, 'withdrawn', now() - interval '1 minute');
select is(tests.truth($$ select recording.tutor_objects(tests.id('lesson'), now()) || ' ' || recording.tutor_objects(tests.id('other'), now()) || ' ' || recording.tutor_objects(tests.id('lesson'), now() - interval '61 s') $$),
  'true false false', 'A no counts for that lesson, from then on');
select tests.says('ann', 'tutor', 'lesson', null, 'given');
select is(tests.truth($$ select recording.tutor_objects(tests.id('lesson'), clock_timestamp()) $$), 'false', 'until it is taken back');
select tests.is_refused($$ select tests.says('bob', 'tutor', 'lesson', null, 'objected') $$, 'No colleague says it', 'PT409');
select tests.only_for('recording.tutor_objects', '{cap_recording}');
-- what no gate would let in counts for nothing all the same
select tests.settled(), tests.given('alter table recording.act disable trigger _300_is_lawful'), tests.guardian('ann', 'ada');
select tests.given(tests.row_of('recording.act', jsonb_build_object('lesson_id', tests.id('lesson'), 'person_id', tests.id('bob'), 'capacity', 'tutor', 'kind', 'objected')));
select is(tests.truth($$ select recording.tutor_objects(tests.id('lesson'), clock_timestamp()) $$), 'false', 'Who teaches another lesson is not the tutor of this one');
select tests.given(tests.row_of('recording.act', jsonb_build_object('lesson_id', tests.id('lesson'), 'learner_id', tests.id('ada'), 'band', 'adult', 'person_id', tests.id('ann'), 'capacity', 'parent', 'kind', 'objected', 'guardianship_id', tests.truth($$ select guardianship_id from identity.guardianship where guardian_id = tests.id('ann') $$))));
select is(tests.truth($$ select recording.tutor_objects(tests.id('lesson'), clock_timestamp()) $$), 'false', 'and what the tutor says as a parent is not said as the tutor');
select * from finish();
rollback;
