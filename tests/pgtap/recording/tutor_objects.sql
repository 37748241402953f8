-- The tutor may take their agreement back for a lesson (E2.3 row 16).
begin;
select plan(5);
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
select * from finish();
rollback;
