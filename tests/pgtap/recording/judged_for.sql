-- A lesson is judged for its beginning, or for the instant itself once it has begun (E2.1).
begin;
select plan(4);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.lesson('later', 'ann', '{ada}', '2027-03-01 10:00+00'), tests.going_on('now', 'bob', '{ada}');
select is(tests.truth($$ select recording.judged_for(tests.id('later'), '2027-02-01 10:00+00') $$)::timestamptz, '2027-03-01 10:00+00'::timestamptz, 'Before it, for its planned start');
select is(tests.truth($$ select recording.judged_for(tests.id('later'), '2027-03-01 10:07+00') $$)::timestamptz, '2027-03-01 10:07+00'::timestamptz, 'after that, for the instant');
select is(tests.truth($$ select recording.judged_for(tests.id('now'), now() - interval '1 day') $$)::timestamptz, now() - interval '1 minute', 'One that began is judged from its real start on');
select tests.only_for('recording.judged_for', '{cap_recording}');
select * from finish();
rollback;
