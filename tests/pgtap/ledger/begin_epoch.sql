-- A new epoch quotes the last checkpoint of the old one.
begin;
select plan(12);

select tests.given($$ select ledger.begin_epoch('log.example/2', E'log.example/1\n7\nabc\n') $$);
select is(tests.truth($$ select convert_from(leaf, 'UTF8')::jsonb #>> '{previous,note}' from ledger.entry order by seq desc limit 1 $$), E'log.example/1\n7\nabc\n', 'The note is in the leaf');
select is(tests.truth($$ select convert_from(leaf, 'UTF8') = ledger.canonical(convert_from(leaf, 'UTF8')::jsonb) from ledger.entry order by seq desc limit 1 $$), 'true', 'in canonical form');
select is(tests.truth('select action || '' '' || detail from ledger.record order by seq desc limit 1'), 'begin_epoch {"origin": "log.example/2"}', 'and the entry says which');
select tests.is_refused_to('cap_ledger', format('select ledger.begin_epoch(%L, %L)', origin, note), 'An epoch has a name, and quotes what was signed', '22023')
from (values ('', 'x'), (null, 'x'), (repeat('o', 501), 'x'), ('log.example/2', ''), ('log.example/2', null), ('log.example/2', repeat('n', 30001))) as said (origin, note);
select lives_ok($$ select tests.do_as('cap_ledger', format('select ledger.begin_epoch(%L, %L)', repeat('o', 500), repeat('n', 30000))) $$, '(which may be long)');
select is(tests.truth($$ select has_function_privilege('safelane_sealer', 'ledger.begin_epoch(text, text)', 'execute') $$), 'true', 'The sealer begins it');
select tests.is_refused_to('cap_booking', $$ select ledger.begin_epoch('x', 'y') $$, 'no lane does');

select * from finish();
rollback;
