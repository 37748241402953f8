-- A new epoch quotes the last checkpoint of the old one.
begin;
select plan(6);

select tests.given($$ select ledger.begin_epoch('log.example/2', E'log.example/1\n7\nabc\n') $$);
select is(tests.truth($$ select convert_from(leaf, 'UTF8')::jsonb #>> '{previous,note}' from ledger.entry order by seq desc limit 1 $$), E'log.example/1\n7\nabc\n', 'The note is in the leaf');
select is(tests.truth($$ select convert_from(leaf, 'UTF8') = ledger.canonical(convert_from(leaf, 'UTF8')::jsonb) from ledger.entry order by seq desc limit 1 $$), 'true', 'in canonical form');
select is(tests.truth('select action || '' '' || detail from ledger.record order by seq desc limit 1'), 'begin_epoch {"origin": "log.example/2"}', 'and the entry says which');
select tests.is_refused_to('cap_ledger', $$ select ledger.begin_epoch('', 'x') $$, 'An epoch has a name', '22023');
select is(tests.truth($$ select has_function_privilege('safelane_sealer', 'ledger.begin_epoch(text, text)', 'execute') $$), 'true', 'The sealer begins it');
select tests.is_refused_to('cap_booking', $$ select ledger.begin_epoch('x', 'y') $$, 'no lane does');

select * from finish();
rollback;
