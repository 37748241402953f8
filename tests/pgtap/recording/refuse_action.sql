-- A refusal is committed with its own entry (TS-12).
begin;
select plan(5);
select tests.person('ann', '{tutor}');
select tests.become('ann', 'web_tutor');
select tests.answers($$ select tests.value_as('cap_recording', $q$ select recording.refuse_action('an_action', 'lesson', tests.id('x'), 409, 'too-soon', 'T', 'D') $q$)::jsonb $$, 409, 'too-soon', 'It is answered as a problem');
select is(tests.truth($$ select outcome || ' ' || reasons[1] from ledger.record order by seq desc limit 1 $$), 'refused TOO_SOON', 'and entered with its type as the reason');
select is(tests.truth($$ select detail from ledger.record order by seq desc limit 1 $$), '{}', 'and nothing beside it');
select tests.value_as('cap_recording', $q$ select recording.refuse_action('an_action', 'lesson', null, 409, 'x', 'T', 'D', '{A,B}', '[]', '{"c": 3}') $q$);
select is(tests.truth($$ select reasons::text || detail from ledger.record order by seq desc limit 1 $$), '{A,B}{"c": 3}', 'or with the codes that were found');
select tests.only_for('recording.refuse_action', '{cap_recording}');
select * from finish();
rollback;
