-- What was done is in the ledger (TS-12).
begin;
select plan(4);

select is(
  tests.value_as('cap_policy', $$ select policy.finish_action('do_it', 'thing', null, 201, '{"a": 1}', '{"b": 2}') $$),
  '{"a": 1}', 'The answer is the body');
select is(tests.truth($$ select outcome || ' ' || detail from ledger.record where action = 'do_it' $$), 'done {"b": 2}',
  'and the deed is in the ledger with its own detail');
select is(current_setting('response.status'), '201', 'It sets the status');
select tests.is_refused_to('cap_booking', $$ select policy.finish_action('x', 'y', null, 201, '{}') $$, 'Only this lane finishes with it');

select * from finish();
rollback;
