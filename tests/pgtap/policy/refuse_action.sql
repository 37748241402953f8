-- A refusal is in the ledger (TS-12).
begin;
select plan(4);

select is(
  tests.value_as('cap_policy', $$ select policy.refuse_action('do_it', 'thing', null, 409, 'not-now', 'Not now', 'Later.', '{"key": "k"}') - 'instance' $$),
  '{"key": "k", "type": "urn:safelane:problem:not-now", "title": "Not now", "detail": "Later.", "status": 409, "reasons": []}',
  'The refusal is a problem with what it is about');
select is(
  tests.truth($$ select outcome || ' ' || reasons[1] || ' ' || (detail ->> 'key') from ledger.record where action = 'do_it' $$),
  'refused NOT_NOW k', 'and is in the ledger with its code');
select is(current_setting('response.status'), '409', 'It sets the status');
select tests.is_refused_to('cap_booking', $$ select policy.refuse_action('x', 'y', null, 409, 'a', 'b', 'c') $$, 'Only this lane refuses with it');

select * from finish();
rollback;
