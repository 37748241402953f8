-- A refusal is in the ledger with its reasons (TS-12).
begin;
select plan(4);
select tests.person('ann', '{tutor}');
select is(
  tests.value_as('cap_vetting', $$ select vetting.refuse_action('do_it', tests.id('ann'), 409, 'not-now', 'Not now', 'Later.', '[{"code": "DBS_LAPSED"}]') - 'instance' $$),
  '{"type": "urn:safelane:problem:not-now", "title": "Not now", "detail": "Later.", "status": 409, "reasons": [{"code": "DBS_LAPSED"}]}', 'The refusal is a problem');
select is(tests.truth($$ select outcome || ' ' || reasons::text from ledger.record where target_id = tests.id('ann') $$), 'refused {NOT_NOW,DBS_LAPSED}', 'and is in the ledger with its codes');
select is(current_setting('response.status'), '409', 'It sets the status');
select tests.is_refused_to('cap_booking', $$ select vetting.refuse_action('x', null, 409, 'a', 'b', 'c') $$, 'Only this lane refuses with it');
select * from finish();
rollback;
