-- A key is retired once, now or later, and never for the past.
begin;
select plan(8);

select tests.has_key('first'), tests.has_key('second'), tests.has_key('third');
select is(tests.value_as('cap_seal', $$ identity.retire_signing_key('first') = now() $$), 'true', 'A key is retired now');
select is(tests.value_as('cap_seal', $$ identity.retire_signing_key('second', now() + interval '1 day') = now() + interval '1 day' $$), 'true', 'or later');
select is(tests.value_as('cap_seal', $$ identity.retire_signing_key('third', '2020-06-01') = now() $$), 'true', 'but not for a time when its tokens were accepted');
select is(tests.truth($$ select count(*) from ledger.record where action = 'retire_signing_key' and xid = pg_current_xact_id() $$), '3', 'The ledger says so each time');
select throws_ok($$ select tests.value_as('cap_seal', 'identity.retire_signing_key(''first'')') $$, 'PT404', null, 'Once is enough');
select throws_ok($$ select tests.value_as('cap_seal', 'identity.retire_signing_key(''unknown'')') $$, 'PT404', null, 'A key that is not there is not retired');
select tests.pretend('web_admin');
select tests.is_refused($$ select identity.retire_signing_key('first') $$, 'No request retires a key');

-- by itself, without the policy that keeps retired keys out of reach
select tests.step_back();
select tests.settled();
select tests.given('alter table identity.signing_key disable row level security');
select throws_ok($$ select tests.value_as('cap_seal', 'identity.retire_signing_key(''second'')') $$, 'PT404', null, 'What is retired for tomorrow is not retired again');

select * from finish();
rollback;
