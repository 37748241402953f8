-- A signed checkpoint is kept once.
begin;
select plan(6);

select tests.tree(600);

select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('log.example', 8, 'note') $$);
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('log.example', 8, 'note') $$);
select is(tests.truth('select count(*) from ledger.checkpoint'), '1', 'The same note once');
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('log.example', 8, 'note, cosigned') $$);
select is(tests.truth('select count(*) from ledger.checkpoint'), '2', 'another beside it');
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('other.example', 8, 'note') $$);
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('log.example', 9, 'note') $$);
select is(tests.truth('select count(*) from ledger.checkpoint'), '4', 'and what another log, or another size, says in the same words');
select tests.is_refused_to('cap_ledger', $$ select ledger.keep_checkpoint('log.example', 100000, 'note') $$, 'One of a tree that is not ours is refused');
select is(tests.truth($$ select has_function_privilege('safelane_signer', 'ledger.keep_checkpoint(text, bigint, text)', 'execute') $$), 'true', 'The signer keeps them');
select tests.is_refused_to('cap_booking', $$ select ledger.keep_checkpoint('a', 1, 'b') $$, 'no lane does');

select * from finish();
rollback;
