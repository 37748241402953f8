-- A bundle is leaves with their lengths.
begin;
select plan(6);

select tests.entries(600);
select tests.seal_ledger();

select is(tests.truth($$ select ledger.bundle(0, 1) = substring(int4send(length(leaf)) from 3) || leaf from ledger.leaves(0, 1) $$), 'true', 'Two octets of length, and the leaf');
select is(tests.truth($$ select ledger.bundle(2, 2) = string_agg(substring(int4send(length(leaf)) from 3) || leaf, '' order by idx) from ledger.leaves(512, 2) $$), 'true', 'one after another');
select is(tests.truth('select length(ledger.bundle(0)) = (select sum(length(leaf) + 2) from ledger.leaves(0, 256))'), 'true', 'Full it has 256');
select tests.is_refused_to('cap_ledger', 'select ledger.bundle(2)', 'One that is not full yet is not given as full', '22023');
select tests.is_refused_to('cap_ledger', 'select ledger.bundle(-1, 1)', 'There is none before the first', '22023');
select tests.is_refused_to('cap_booking', 'select ledger.bundle(0, 1)', 'Lanes do not read it');

select * from finish();
rollback;
