-- A tile is the hashes of a level, and is only given whole.
begin;
select plan(9);

select tests.entries(600);
select tests.seal_ledger();

select is(tests.truth($$ select ledger.tile(0, 0) = string_agg(hash, '' order by idx) from ledger.leaf where idx < 256 $$), 'true', 'Level 0 are leaves');
select is(tests.truth($$ select ledger.tile(0, 1, 3) = string_agg(hash, '' order by idx) from ledger.leaf where idx between 256 and 258 $$), 'true', 'A partial tile has a width');
select is(tests.truth($$ select ledger.tile(1, 0, 2) = string_agg(hash, '' order by idx) from ledger.node where level = 1 $$), 'true', 'Level 1 are groups of 256');
select tests.is_refused_to('cap_ledger', 'select ledger.tile(0, 2)', 'A tile that is not full yet is not given as full', '22023');
select tests.is_refused_to('cap_ledger', 'select ledger.tile(1, 0, 3)', 'nor are groups that are not full', '22023');
select tests.is_refused_to('cap_ledger', 'select ledger.tile(8, 0, 1)', 'There is no level 8', '22023');
select tests.is_refused_to('cap_ledger', 'select ledger.tile(0, 0, 257)', 'and no tile is wider than 256', '22023');
select is(tests.truth($$ select has_function_privilege('safelane_signer', 'ledger.tile(integer, bigint, integer)', 'execute') $$), 'true', 'The signer reads tiles');
select tests.is_refused_to('cap_booking', 'select ledger.tile(0, 0, 1)', 'lanes do not');

select * from finish();
rollback;
