-- What was signed stays as it was signed.
begin;
select plan(5);

select tests.entries(600);
select tests.seal_ledger();
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('log.example', size, 'note ' || size) from unnest(array[8, 300, 600]) as size $$);
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('other.example', 700, 'other') where ledger.size() >= 700 $$);
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('log.example', 600, 'note 600 cosigned') $$);

select tests.is_refused($$ select tests.given('delete from ledger.checkpoint') $$, 'Nobody removes one', '23001');
select tests.is_refused($$ select tests.given('update ledger.checkpoint set size = 1') $$, 'or changes one', '23001');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.checkpoint (size, origin, note, at) values (1, 'a', 'b', now()) $$, 'The instant is the server''s');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.checkpoint'), '0', 'The owner sees nothing');
select tests.pretend('web_dsl');
select tests.is_refused('select from ledger.checkpoint', 'No request reads it');

select * from finish();
rollback;
