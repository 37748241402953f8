-- One answer for the decision, the explanation and the ledger.
begin;
select plan(4);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{pia, ada}');
select is(tests.truth($$ select string_agg(item ->> 'code', ',' order by place) || ' ' || bool_and(item ? 'from_whom') from jsonb_array_elements(recording.judged(tests.id('lesson'), clock_timestamp())) with ordinality as found (item, place) $$),
  'LEARNER_CONSENT_MISSING,LEARNER_CONSENT_MISSING,PARENT_AWARENESS_MISSING true', 'Sorted, one for each learner');
select is(tests.truth($$ select recording.judged(tests.id('no lesson'), clock_timestamp()) $$), '[{"code": "LESSON_UNKNOWN", "from_whom": "platform"}]', 'What is about nobody names nobody');
select tests.says('ada', 'self', 'lesson', 'ada', 'given'), tests.says('pia', 'self', 'lesson', 'pia', 'given'), tests.says('pia''s parent', 'parent', 'lesson', 'pia', 'given');
select is(tests.truth($$ select recording.judged(tests.id('lesson'), clock_timestamp()) $$), '[]', 'and nothing where nothing stands against it');
select tests.only_for('recording.judged', '{cap_recording}');
select * from finish();
rollback;
