-- Only the signer asks which leaves open to nothing.
begin;
select plan(4);

select tests.entries(2);
select is(tests.truth($$ select count(*) from ledger.unopened() $$), '0', 'What is not in the tree is not asked about');
select is(tests.truth($$ select has_function_privilege('safelane_signer', 'ledger.unopened()', 'execute') $$), 'true', 'The signer may ask (tests/concurrency/test_ledger_signer.py)');
select is(tests.truth($$ select has_function_privilege('safelane_sealer', 'ledger.unopened()', 'execute') $$), 'false', 'the sealer may not');
select tests.is_refused_to('cap_booking', 'select ledger.unopened()', 'lanes do not');

select * from finish();
rollback;
