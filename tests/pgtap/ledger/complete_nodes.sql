-- Whole groups are kept at every level, once.
begin;
select plan(11);

-- the right edge of a tree of 16,777,215 leaves, as far as it is read: one leaf more completes three levels; 256 more begin anew
create function pg_temp.hashes(p_from integer, p_to integer) returns text language sql as $f$
  select format('select n as idx, sha256(convert_to(n::text, ''UTF8'')) as hash from generate_series(%s, %s) as n', p_from, p_to)
$f$;
create function pg_temp.root_of(p_hashes text) returns text language sql as $f$
  select tests.truth(format('select encode((ledger.ladder(string_agg(hash, '''' order by idx)))[9], ''hex'') from (%s) as made', p_hashes))
$f$;
create function pg_temp.node(p_level integer, p_idx integer) returns text language sql as $f$
  select tests.truth(format('select encode(hash, ''hex'') from ledger.node where level = %s and idx = %s', p_level, p_idx))
$f$;
select tests.given('insert into ledger.leaf (idx, seq, hash) select idx, -idx, hash from (' || pg_temp.hashes(16776704, 16777471) || ') as made');
select tests.given('insert into ledger.node (level, idx, hash) select 1, idx, hash from (' || pg_temp.hashes(65024, 65534) || ') as made');
select tests.given('insert into ledger.node (level, idx, hash) select 1, idx, hash from (' || pg_temp.hashes(0, 3) || ') as made');
select tests.given('insert into ledger.node (level, idx, hash) select 2, idx, hash from (' || pg_temp.hashes(0, 254) || ') as made');
select set_config('safelane_test.before', tests.truth('select count(*) from ledger.node'), true);

select tests.do_as('cap_ledger', 'select ledger.complete_nodes(16777000, 16777215)');
select is(tests.truth('select count(*) from ledger.node'), current_setting('safelane_test.before'), 'Where no group is full nothing is kept');
select tests.do_as('cap_ledger', 'select ledger.complete_nodes(16777215, 16777472)');
select is(pg_temp.node(1, 65535), pg_temp.root_of(pg_temp.hashes(16776960, 16777215)), 'A node is the root of its 256 leaves');
select is(pg_temp.node(2, 255), pg_temp.root_of(pg_temp.hashes(65280, 65534) || ' union all select 65535, hash from ledger.node where level = 1 and idx = 65535'), 'the next of 256 such nodes');
select is(pg_temp.node(3, 0), pg_temp.root_of(pg_temp.hashes(0, 254) || ' union all select 255, hash from ledger.node where level = 2 and idx = 255'), 'and so on, of that level and no other');
select is(pg_temp.node(1, 65536), pg_temp.root_of(pg_temp.hashes(16777216, 16777471)), 'The group after them is kept by itself');
select is(tests.truth('select count(*) - 4 from ledger.node'), current_setting('safelane_test.before'), 'and nothing else');
select tests.is_refused_to('cap_ledger', 'select ledger.complete_nodes(16777215, 16777216)', 'No node is written twice', '23505');

-- several groups at once
select tests.given('insert into ledger.leaf (idx, seq, hash) select idx, -100000000 - idx, hash from (' || pg_temp.hashes(2560, 3327) || ') as made');
select tests.do_as('cap_ledger', 'select ledger.complete_nodes(2600, 3100)');
select is(pg_temp.node(1, 10), pg_temp.root_of(pg_temp.hashes(2560, 2815)), 'A group that became full');
select is(pg_temp.node(1, 11), pg_temp.root_of(pg_temp.hashes(2816, 3071)), 'and the next');
select is(pg_temp.node(1, 12), null, 'but not one that did not, though its leaves be there');
select is(tests.truth('select count(*) - 6 from ledger.node'), current_setting('safelane_test.before'), 'Nothing incomplete is kept');

select * from finish();
rollback;
