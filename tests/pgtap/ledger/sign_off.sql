-- A signature is given in the proved name, for a while.
begin;
select plan(7);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');

create function pg_temp.signed(p_by text) returns text language sql as $f$
  select format($q$ insert into ledger.sign_off (seq, reason, signed_by) values (7, 'over', %L) $q$, tests.id(p_by))
$f$;
select tests.become('cora', 'web_compliance');
select is(tests.do_as('cap_ledger', pg_temp.signed('cora')), 1::bigint, 'Compliance signs');
select tests.is_refused_to('cap_ledger', pg_temp.signed('dora'), 'in no other name');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.sign_off (seq, reason, signed_by, expires_at) values (7, 'over', tests.id('cora'), now() + interval '9 years') $$, 'How long it holds is not for the signer to choose');
select is(tests.value_as('cap_ledger', 'select count(*) from ledger.sign_off'), '1', 'It is seen while it holds');
select tests.given(format($$ insert into ledger.sign_off (seq, reason, signed_by, signed_at, expires_at) values (8, 'over', %L, now() - interval '40 days', now() - interval '10 days') $$, tests.id('cora')));
select is(tests.value_as('cap_ledger', 'select count(*) from ledger.sign_off'), '1', 'and no longer');
select tests.is_refused($$ select tests.given('update ledger.sign_off set seq = 9') $$, 'Nobody moves it', '23001');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.sign_off'), '0', 'The owner sees nothing');

select * from finish();
rollback;
