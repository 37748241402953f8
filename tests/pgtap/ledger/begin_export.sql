-- Whoever takes openings home is on record first; that they are is tests/ledger/test_auditor.py.
begin;
select plan(12);

select tests.entries(3);
select tests.seal_ledger();

select tests.given($$ select ledger.begin_export(2) $$);
select is(tests.truth($$ select concat_ws(' ', action, outcome, detail) from ledger.record order by seq desc limit 1 $$), 'export_openings done {"size": 2}', 'An export of everything says up to where');
select is(tests.truth($$ select body::jsonb ->> 'session_user' from ledger.opening order by seq desc limit 1 $$), session_user::text, 'and who logged in');
select tests.given($$ select ledger.begin_export(3, array['b0000000-0000-4000-8000-000000000000', 'a0000000-0000-4000-8000-000000000000', null, 'b0000000-0000-4000-8000-000000000000']::uuid[]) $$);
select is(tests.truth($$ select concat_ws(' ', action, detail) from ledger.record order by seq desc limit 1 $$), 'export_openings_about {"size": 3, "targets": ["a0000000-0000-4000-8000-000000000000", "b0000000-0000-4000-8000-000000000000"]}', 'One about somebody says about whom, each once');
select is(tests.truth($$ select exists (select from ledger.confidential_action where action = 'export_openings_about') $$), 'true', 'which only leads learn (F9)');
select is(tests.truth($$ select exists (select from ledger.confidential_action where action = 'export_openings') $$), 'false', 'and everybody who oversees learns of the others');
select tests.is_refused_to('cap_ledger', $$ select ledger.begin_export(null) $$, 'A size is said', '22023');
select tests.is_refused_to('cap_ledger', $$ select ledger.begin_export(-1) $$, 'that is one', '22023');
select tests.is_refused_to('cap_ledger', $$ select ledger.begin_export(ledger.size() + 1) $$, 'and no larger than the tree', '22023');
select tests.is_refused_to('cap_ledger', $$ select ledger.begin_export(1, '{null}') $$, 'About nobody is not about everybody', '22023');
select tests.is_refused_to('cap_ledger', $$ select ledger.begin_export(1, array(select gen_random_uuid() from generate_series(1, 1001))) $$, 'and a thousand objects are enough', '22023');
select is(tests.truth($$ select has_function_privilege('safelane_auditor', 'ledger.begin_export(bigint, uuid[])', 'execute')
    and not has_function_privilege('safelane_signer', 'ledger.begin_export(bigint, uuid[])', 'execute') $$), 'true', 'The auditor begins it, the signer does not');
select tests.is_refused_to('cap_booking', 'select ledger.begin_export(1)', 'nor do lanes');

select * from finish();
rollback;
