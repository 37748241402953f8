-- A bundle is leaves with their lengths.
begin;
select plan(12);

select tests.tree(600);

select is(tests.truth($$ select ledger.bundle(0, 1) = substring(int4send(length(leaf)) from 3) || leaf from ledger.leaves(0, 1) $$), 'true', 'Two octets of length, and the leaf');
select is(tests.truth($$ select ledger.bundle(2, 2) = string_agg(substring(int4send(length(leaf)) from 3) || leaf, '' order by idx) from ledger.leaves(512, 2) $$), 'true', 'one after another');
select is(tests.truth('select length(ledger.bundle(0)) = (select sum(length(leaf) + 2) from ledger.leaves(0, 256))'), 'true', 'Full it has 256');
select tests.is_refused_to('cap_ledger', 'select ledger.bundle(2)', 'One that is not full yet is not given as full', '22023');
select tests.is_refused_to('cap_ledger', format('select ledger.bundle(%L, %L)', idx, width), wanted, '22023')
from (values (-1, 1, 'There is none before the first'), (-1, 0, 'not even an empty one'), (null, 0, 'one has an index'), (0, null, 'and a width'), (0, 257, 'up to 256'), (1, -1, 'from 0')) as asked (idx, width, wanted);
select is(tests.truth('select ledger.bundle(2, 0)'), '\x', 'Of nothing it is empty');
select tests.is_refused_to('cap_booking', 'select ledger.bundle(0, 1)', 'Lanes do not read it');

select * from finish();
rollback;
