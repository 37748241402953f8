-- An older tree is shown to be the beginning of a newer one.
begin;
select plan(14);

select tests.tree(600);
-- a proof that never ends is none
set local statement_timeout = '2s';

select is(tests.truth('select cardinality(ledger.consistency(0, 600))'), '0', 'Nothing begins everything');
select is(tests.truth('select cardinality(ledger.consistency(600, 600))'), '0', 'A tree begins itself');
select is(tests.truth('select (ledger.consistency(1, 2))[1] = hash from ledger.leaf where idx = 1'), 'true', 'From one to two the second is shown');
select is(tests.truth('select cardinality(ledger.consistency(256, 600))'), '2', 'A whole subtree is known to whoever holds its root');
select is(tests.truth('select (ledger.consistency(3, 4))[1] = hash from ledger.leaf where idx = 2'), 'true', 'another is shown first');
select tests.is_refused_to('cap_ledger', 'select ledger.consistency(4, 3)', 'The older tree is the smaller one', '22023');
select is(tests.error_as('cap_ledger', 'select ledger.consistency(null, 4)'), '22023 the older tree is not larger than the newer one', 'An older tree is named');
select tests.is_refused_to('cap_ledger', format('select ledger.consistency(%L, %L)', older, newer), wanted, '22023')
from (values (1, 100000, 'and the newer one is there'), (100000, 100000, 'though both be the same'), (0, 100000, 'and nothing begins what is not there'),
  (4, null, 'both are said'), (-1, 4, 'and neither is less than nothing'), (-4, 4, 'not even by a whole subtree')) as asked (older, newer, wanted);
select tests.is_refused_to('cap_booking', 'select ledger.consistency(1, 2)', 'Lanes do not ask');

select * from finish();
rollback;
