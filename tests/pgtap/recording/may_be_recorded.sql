-- The policy on segments asks the same question (TS-55).
begin;
select plan(4);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{ada}');
select is(tests.truth($$ select recording.may_be_recorded(tests.id('lesson')) $$), 'false', 'Not without consent');
select tests.says('ada', 'self', 'lesson', 'ada', 'given');
select is(tests.truth($$ select recording.may_be_recorded(tests.id('lesson')) $$), 'true', 'with it, yes');
select is(tests.truth($$ select recording.may_be_recorded(tests.id('no lesson')) $$), 'false', 'No lesson, no recording');
select tests.only_for('recording.may_be_recorded', '{cap_recording}');
select * from finish();
rollback;
