-- Every entry gets one place, in order, without gaps (F22).
begin;
select plan(22);

select tests.entries(3);
create function pg_temp.marks() returns bigint language sql as $f$ select tests.truth('select count(*) from ledger.batch')::bigint $f$;
create function pg_temp.restored() returns void language sql as $f$
  select tests.given('insert into ledger.batch (size, low_water, cluster) values (ledger.size(), ''1'', 42)')
$f$;

select is(tests.truth($$ select (ledger.integrate()).added >= 3 $$), 'true', 'What waited is placed');
select is(tests.truth('select ledger.size() = (select count(*) from ledger.entry)'), 'true', 'all of it');
select pg_temp.restored();
select is(tests.truth('select added from ledger.integrate()') || tests.truth('select ledger.low_water() > ''0'''), '0true', 'After a restore everything is looked at once, and then from a mark of this cluster on');
-- what the transactions of others wrote long ago came with the next one
select pg_temp.restored();
select tests.given($$ insert into ledger.entry (leaf, xid) select convert_to('{"n":' || n || '}', 'UTF8'), '5' from generate_series(1, 1010) as n $$);
select is(tests.truth('select added from ledger.integrate()'), '1010', 'What was restored is placed, too');
select is(tests.truth('select min(idx) || '' '' || (max(idx) + 1 = count(*)) from ledger.leaf'), '0 true', 'without a gap');
select is(tests.truth('select count(*) from ledger.leaf join ledger.entry using (seq) where hash <> leaf_hash'), '0', 'by its own hash');
select is(tests.truth('select bool_and(later.seq > leaf.seq) from ledger.leaf join ledger.leaf as later on later.idx = leaf.idx + 1'), 'true', 'in the order in which they were written');
select is(tests.truth('select count(*) from ledger.node where level = 1'), tests.truth('select ledger.size() / 256'), 'Each full group of 256 is kept');
select is(tests.truth('select size from ledger.batch order by batch desc limit 1'), tests.truth('select ledger.size()'), 'and how far it came');
select set_config('safelane_test.marks', pg_temp.marks()::text, true);
select is(tests.truth('select added || '' '' || backlog from ledger.integrate()'), '0 0', 'Again there is nothing to do');
select is(pg_temp.marks()::text, current_setting('safelane_test.marks'), 'and nothing worth a mark, however much was written before the last one');
select tests.entries(3);
select is(tests.truth('select added from ledger.integrate()'), '3', 'What comes later is placed later');
select is(pg_temp.marks() - 1, current_setting('safelane_test.marks')::bigint, 'and leaves a mark');
select tests.given($$ insert into ledger.entry (leaf) select convert_to('{"n":' || n || '}', 'UTF8') from generate_series(1, 1001) as n $$);
select is(tests.truth('select added from ledger.integrate()'), '1001', 'When a thousand and more came at once');
select is(pg_temp.marks() + tests.truth('select added from ledger.integrate()')::bigint, pg_temp.marks() - 1, 'the next look sets a mark behind them, so that they are not looked at for ever');
select is(tests.truth($$ select set_config('synchronous_commit', 'remote_apply', true) || (ledger.integrate()).added || current_setting('synchronous_commit') $$), 'remote_apply0remote_apply', 'Whoever waits for more than the disk goes on doing so');
select is(tests.truth($$ select set_config('synchronous_commit', 'off', true) || (ledger.integrate()).added || current_setting('synchronous_commit') $$), 'off0on', 'What is sealed waits for the disk');
select is(tests.truth($$ select has_function_privilege('safelane_sealer', 'ledger.integrate()', 'execute') $$), 'true', 'The sealer integrates');
select is(tests.truth($$ select has_function_privilege('safelane_signer', 'ledger.integrate()', 'execute') $$), 'false', 'the signer does not');
select is(tests.truth($$ select has_function_privilege('safelane_auditor', 'ledger.integrate()', 'execute') $$), 'false', 'nor does the auditor');
select tests.is_refused_to('cap_booking', 'select ledger.integrate()', 'nor does a lane');
select is(tests.truth('select count(distinct seq) = count(*) from ledger.leaf'), 'true', 'No entry has two places');

select * from finish();
rollback;
