-- Whoever is expected or was let in takes part (E2.3 row 17).
begin;
select plan(7);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{eve}');
select is(tests.truth($$ select recording.takes_part(tests.id('lesson'), tests.id('eve')) $$), 'true', 'The expected learner does');
select is(tests.truth($$ select recording.takes_part(tests.id('lesson'), tests.id('ada')) $$), 'false', 'another learner does not');
select tests.given($$ insert into recording.admission (lesson_id, learner_id, kind, by_person) values (tests.id('lesson'), tests.id('ada'), 'admitted', tests.id('sam')) $$);
select is(tests.truth($$ select recording.takes_part(tests.id('lesson'), tests.id('ada')) $$), 'true', 'before they are let in');
select tests.given($$ insert into recording.admission (lesson_id, learner_id, kind, by_person) values (tests.id('lesson'), tests.id('ada'), 'left', tests.id('sam')) $$);
select is(tests.truth($$ select recording.takes_part(tests.id('lesson'), tests.id('ada')) $$), 'true', 'and whoever left may still speak about what was recorded');
select is(tests.truth($$ select recording.takes_part(tests.id('no lesson'), tests.id('eve')) $$), 'false', 'Nobody takes part in no lesson');
select tests.only_for('recording.takes_part', '{cap_recording}');
select tests.going_on('other', 'bob', '{roy}', 1), tests.given($$ insert into recording.admission (lesson_id, learner_id, kind, by_person) values (tests.id('other'), tests.id('pia'), 'admitted', tests.id('sam')) $$);
select is(tests.truth($$ select recording.takes_part(tests.id('lesson'), tests.id('pia')) $$), 'false', 'Who was let into another lesson has no part in this one');
select * from finish();
rollback;
