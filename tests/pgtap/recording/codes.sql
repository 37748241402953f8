-- The ledger keeps every reason once (TS-12).
begin;
select plan(3);
select is(tests.truth($$ select recording.codes('[{"code": "B"}, {"code": "A", "learner_id": "x"}, {"code": "A", "learner_id": "y"}]') $$), '{A,B}', 'Sorted, each once');
select is(tests.truth($$ select recording.codes('[]') $$), '{}', 'none where there is none');
select tests.only_for('recording.codes', '{cap_recording}');
select * from finish();
rollback;
