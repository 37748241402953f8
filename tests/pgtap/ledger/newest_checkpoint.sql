-- The newest checkpoint comes with all its signatures.
begin;
select plan(6);

select tests.tree(600);
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('log.example', size, 'note ' || size) from unnest(array[8, 300, 600]) as size $$);
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('log.example', 600, 'note 600 cosigned') $$);
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('old.example', size, 'old ' || size) from unnest(array[8, 300]) as size $$);

select is(tests.truth($$ select string_agg(note, ',') from ledger.newest_checkpoint() $$), 'note 600,note 600 cosigned', 'Every note of the largest tree');
select is(tests.truth($$ select string_agg(note, ',') from ledger.newest_checkpoint('log.example') $$), 'note 600,note 600 cosigned', 'of one log');
select is(tests.truth($$ select string_agg(note, ',') from ledger.newest_checkpoint('old.example') $$), 'old 300', 'of another, which ended earlier');
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('old.example', 600, 'old 600') $$);
select is(tests.truth($$ select string_agg(note, ',') from ledger.newest_checkpoint('log.example') $$), 'note 600,note 600 cosigned', 'or came as far');
select is(tests.truth($$ select count(*) from ledger.newest_checkpoint('nobody.example') $$), '0', 'Of another log there is none');
select tests.is_refused_to('cap_booking', 'select ledger.newest_checkpoint()', 'Lanes do not ask');

select * from finish();
rollback;
