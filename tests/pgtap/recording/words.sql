-- A code comes with its meaning and what can be done.
begin;
select plan(5);
select is(tests.truth($$ select recording.words('{TUTOR_OBJECTS,NO_SUCH_CODE,NOTICE_MISSING,NOTICE_MISSING}') #>> '{1,code}' $$), 'TUTOR_OBJECTS', 'In order');
select is(tests.truth($$ select jsonb_array_length(recording.words('{TUTOR_OBJECTS,NO_SUCH_CODE,NOTICE_MISSING,NOTICE_MISSING}')) $$), '2', 'each once, and only what has words');
select is(tests.truth($$ select recording.words('{}') $$), '[]', 'nothing of nothing');
select ok(tests.truth($$ select recording.words('{NOTICE_MISSING}') -> 0 ?& '{meaning,remedy}' $$)::boolean, 'with meaning and remedy');
select tests.only_for('recording.words', '{cap_recording}');
select * from finish();
rollback;
