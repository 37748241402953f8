-- What is being recorded, and whether it has to stop; never why (E2.3 row 9).
begin;
select plan(5);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{ada}');
select is(tests.truth($$ select recording.running_segment(tests.id('lesson')) $$), null, 'Nothing is');
select tests.says('ada', 'self', 'lesson', 'ada', 'given');
select tests.become('ann', 'web_tutor');
select api.start_recording(tests.id('lesson'));
select is(tests.truth($$ select string_agg(key, ',' order by key) from jsonb_object_keys(recording.running_segment(tests.id('lesson'))) as key $$), 'segment_id,started_at,stop_required_at', 'Something is');
select tests.says('ada', 'self', 'lesson', 'ada', 'withdrawn');
select ok(tests.truth($$ select recording.running_segment(tests.id('lesson')) ->> 'stop_required_at' $$) is not null, 'and has to stop');
select tests.given($$ update recording.segment set ended_at = clock_timestamp() $$);
select is(tests.truth($$ select recording.running_segment(tests.id('lesson')) $$), null, 'and has');
select tests.only_for('recording.running_segment', '{cap_recording}');
select * from finish();
rollback;
