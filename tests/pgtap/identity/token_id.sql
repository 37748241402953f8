-- The token of an action is told to the ledger alone, and only under the seal.
begin;
select plan(5);

select tests.person('ann', '{tutor}');
select tests.pretend('web_tutor');
select is(tests.value_as('cap_ledger', 'identity.token_id()'), null, 'Nobody has no token');
select tests.become('ann', 'web_tutor');
select is(tests.value_as('cap_ledger', 'identity.token_id()'), 'token of ann', 'The ledger learns which token was proved');
select tests.is_refused($$ select identity.token_id() $$, 'A request does not ask for it');
select set_config('safelane.token', 'token of bob', true);
select is(tests.value_as('cap_ledger', 'identity.token_id()'), null, 'Another token put in by hand breaks the seal');
select tests.do_as('cap_seal', format('select identity.seal(%L, %L, %L, null)', tests.id('ann'), 'web_tutor', now() + interval '1 hour'));
select is(tests.value_as('cap_ledger', 'identity.token_id()'), null, 'A token without a name of its own has none');

select * from finish();
rollback;
