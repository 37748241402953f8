-- Everybody who is recorded has read the notice (OS-17, TN-16).
begin;
select plan(8);
select tests.follows_profile('mytutor');
select tests.person('ann', '{tutor}'), tests.ward('pia', tests.born(14)), tests.person('dora', '{dsl}');
select tests.become('pia', 'web_learner');
select tests.answers('select api.acknowledge_recording_notice()', 201, null, 'A learner acknowledges it'), tests.answers('select api.acknowledge_recording_notice()', 200, null, 'once');
select tests.answers($$ select api.acknowledge_recording_notice('an older one') $$, 409, 'version-not-in-force', 'in the words that are in force');
select tests.become('pia''s parent', 'web_guardian');
select tests.answers('select api.acknowledge_recording_notice()', 201, null, 'So does who answers for them');
select is(tests.truth($$ select booking.notice_missing(tests.id('pia'), null, clock_timestamp()) $$), '{}', 'which is all that is asked');
select tests.become('ann', 'web_tutor');
select tests.answers('select api.acknowledge_recording_notice()', 201, null, 'and the tutor');
select tests.become('dora', 'web_dsl');
select tests.is_refused('select api.acknowledge_recording_notice()', 'It is for those who are recorded');
select unalike(tests.truth($$ select obj_description('api.acknowledge_recording_notice(text)'::regprocedure) $$), '%Idempotency-Key%', 'It needs no key: it is once by itself');
select * from finish();
rollback;
