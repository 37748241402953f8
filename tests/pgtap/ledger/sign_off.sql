-- A signature is given in the proved name, for a while (F21, E6).
begin;
select plan(14);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');

create function pg_temp.signed(p_by text) returns text language sql as $f$
  select format($q$ insert into ledger.sign_off (seq, reason, signed_by) values (7, 'over', %L) $q$, tests.id(p_by))
$f$;
create function pg_temp.row_with(p_what jsonb) returns jsonb language sql as $f$
  select jsonb_build_object('sign_off_id', tests.id('s'), 'seq', 9, 'reason', 'over', 'signed_by', tests.id('cora'), 'signed_at', now(),
    'expires_at', now() + interval '30 days') || p_what
$f$;
select tests.become('cora', 'web_compliance');
select is(tests.do_as('cap_ledger', pg_temp.signed('cora')), 1::bigint, 'Compliance signs');
select tests.is_refused_to('cap_ledger', pg_temp.signed('dora'), 'in no other name');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.sign_off (seq, reason, signed_by, expires_at) values (7, 'over', tests.id('cora'), now() + interval '9 years') $$, 'How long it holds is not for the signer to choose');
select is(tests.value_as('cap_ledger', 'select count(*) from ledger.sign_off'), '1', 'It is seen while it holds');
select tests.given(format($$ insert into ledger.sign_off (seq, reason, signed_by, signed_at, expires_at) values (8, 'over', %L, now() - interval '40 days', now() - interval '10 days') $$, tests.id('cora')));
select is(tests.value_as('cap_ledger', 'select count(*) from ledger.sign_off'), '1', 'and no longer');
select tests.seal_as('cora', 'web_tutor');
select tests.is_refused_to('cap_ledger', pg_temp.signed('cora'), 'Nobody signs in a persona that does not oversee');
select tests.seal_as('dora', 'web_dsl');
select is(tests.do_as('cap_ledger', pg_temp.signed('dora')), 1::bigint, 'A lead does');
select tests.cannot_be('ledger.sign_off', pg_temp.row_with(what), 'A signature holds ' || wanted)
from (values (jsonb_build_object('expires_at', now() + interval '32 days'), 'for a month at most'), ('{"reason": "no"}', 'for a reason'),
  (jsonb_build_object('reason', repeat('r', 2001)), 'for one of 2,000 characters')) as rows (what, wanted);
select lives_ok(format('select tests.given(%L)', tests.row_of('ledger.sign_off', pg_temp.row_with('{"reason": "why"}'))), '(which is in order otherwise)');
select tests.is_refused($$ select tests.given('update ledger.sign_off set seq = 9') $$, 'Nobody moves it', '23001');
select tests.is_refused($$ select tests.given('delete from ledger.sign_off') $$, 'or takes it back', '23001');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.sign_off'), '0', 'The owner sees nothing');

select * from finish();
rollback;
