-- What was done is entered and answered (TS-12).
begin;
select plan(3);
select tests.person('ann', '{tutor}');
select tests.become('ann', 'web_tutor');
select tests.answers($$ select tests.value_as('cap_recording', $q$ select recording.finish_action('an_action', 'lesson', tests.id('x'), 201, '{"a": 1}', '{"b": 2}') $q$)::jsonb $$, 201, null, 'The status is the one of the action');
select is(tests.truth($$ select action || ' ' || outcome || ' ' || target_id || ' ' || detail from ledger.record order by seq desc limit 1 $$),
  'an_action done ' || tests.id('x') || ' {"b": 2}', 'and the ledger has it');
select tests.only_for('recording.finish_action', '{cap_recording}');
select * from finish();
rollback;
