-- Every entry gets one place, in order, without gaps.
begin;
select plan(13);

select tests.entries(300);
select is(tests.truth($$ select (ledger.integrate()).added >= 300 $$), 'true', 'What waited is placed');
select is(tests.truth('select ledger.size() = (select count(*) from ledger.entry)'), 'true', 'all of it');
select is(tests.truth('select min(idx) || '' '' || (max(idx) + 1 = count(*)) from ledger.leaf'), '0 true', 'without a gap');
select is(tests.truth('select count(*) from ledger.leaf join ledger.entry using (seq) where hash <> leaf_hash'), '0', 'by its own hash');
select is(tests.truth('select bool_and(later.seq > leaf.seq) from ledger.leaf join ledger.leaf as later on later.idx = leaf.idx + 1'), 'true', 'in the order in which they were written');
select is(tests.truth('select added || '' '' || backlog from ledger.integrate()'), '0 0', 'Again there is nothing to do');
select tests.entries(3);
select is(tests.truth('select added from ledger.integrate()'), '3', 'What comes later is placed later');
select is(tests.truth('select count(*) from ledger.node where level = 1'), tests.truth('select ledger.size() / 256'), 'Each full group of 256 is kept');
select is(tests.truth('select size from ledger.batch order by batch desc limit 1'), tests.truth('select ledger.size()'), 'and how far it came');
select is(tests.truth($$ select has_function_privilege('safelane_sealer', 'ledger.integrate()', 'execute') $$), 'true', 'The sealer integrates');
select is(tests.truth($$ select has_function_privilege('safelane_signer', 'ledger.integrate()', 'execute') $$), 'false', 'the signer does not');
select tests.is_refused_to('cap_booking', 'select ledger.integrate()', 'nor does a lane');
select is(tests.truth($$ select set_config('synchronous_commit', 'off', true) || (ledger.integrate()).added || current_setting('synchronous_commit') $$), 'off0on', 'What is sealed waits for the disk');

select * from finish();
rollback;
