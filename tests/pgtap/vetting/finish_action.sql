-- What was done is in the ledger (TS-12).
begin;
select plan(3);
select tests.person('ann', '{tutor}');
select is(tests.value_as('cap_vetting', $$ vetting.finish_action('do_it', tests.id('ann'), 201, '{"id": 1}', '{"why": "so"}') $$), '{"id": 1}', 'The answer comes back');
select is(tests.truth($$ select outcome || ' ' || (detail ->> 'why') from ledger.record where target_id = tests.id('ann') $$), 'done so', 'with an entry');
select is(current_setting('response.status'), '201', 'and a status');
select * from finish();
rollback;
