-- A tile is the hashes of a level, and is only given whole.
begin;
select plan(21);

select tests.tree(600);

select is(tests.truth($$ select ledger.tile(0, 0) = string_agg(hash, '' order by idx) from ledger.leaf where idx < 256 $$), 'true', 'Level 0 are leaves');
select is(tests.truth($$ select ledger.tile(0, 1, 3) = string_agg(hash, '' order by idx) from ledger.leaf where idx between 256 and 258 $$), 'true', 'A partial tile has a width');
select is(tests.truth($$ select ledger.tile(1, 0, 2) = string_agg(hash, '' order by idx) from ledger.node where level = 1 $$), 'true', 'Level 1 are groups of 256');
select tests.is_refused_to('cap_ledger', 'select ledger.tile(0, 2)', 'A tile that is not full yet is not given as full', '22023');
select tests.is_refused_to('cap_ledger', 'select ledger.tile(1, 0, 3)', 'nor are groups that are not full', '22023');
select is(tests.error_as('cap_ledger', format('select ledger.tile(%L, %L, %L)', level, idx, width)), '22023 there is no such tile', wanted)
from (values (8, 0, 0, 'There is no level 8'), (-1, 0, 0, 'none below the leaves'), (null, 0, 0, 'a level is said'), (0, -1, 0, 'No tile stands before the first'),
  (0, (1::bigint << 47) + 1, 0, 'or beyond what a tree can hold'), (0, null, 0, 'an index is said'), (0, 0, 257, 'No tile is wider than 256'), (0, 0, -1, 'or narrower than nothing'),
  (0, 0, null, 'and a width is said')) as asked (level, idx, width, wanted);
select is(tests.truth('select ledger.tile(0, 2, 0)'), '\x', 'A tile of nothing is empty');
select is(tests.truth($$ select ledger.tile(1, 0, 1) = hash from ledger.node where level = 1 and idx = 0 $$), 'true', 'Of two groups one may be asked for');
select tests.given($$ insert into ledger.node (level, idx, hash) values (1, 256, sha256('a')), (1, 257, sha256('b')), (2, 0, sha256('c')), (2, 1, sha256('d')) $$);
select is(tests.truth($$ select ledger.tile(1, 1, 2) = sha256('a') || sha256('b') $$), 'true', 'The second tile of groups begins with the 257th');
select is(tests.truth($$ select ledger.tile(2, 0, 2) = sha256('c') || sha256('d') $$), 'true', 'and each level has its own');
select is(tests.truth($$ select ledger.tile(1, 0, 2) = string_agg(hash, '' order by idx) from ledger.node where level = 1 and idx < 2 $$), 'true', 'whatever stands on another');
select is(tests.truth($$ select has_function_privilege('safelane_signer', 'ledger.tile(integer, bigint, integer)', 'execute') $$), 'true', 'The signer reads tiles');
select tests.is_refused_to('cap_booking', 'select ledger.tile(0, 0, 1)', 'lanes do not');

select * from finish();
rollback;
