-- Checkpoints come from the smallest tree on.
begin;
select plan(3);

select tests.tree(600);
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('log.example', size, 'note ' || size) from unnest(array[8, 300, 600]) as size $$);
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('log.example', 600, 'note 600 cosigned') $$);

select is(tests.truth($$ select string_agg(note, ',') from ledger.checkpoints() $$), 'note 8,note 300,note 600,note 600 cosigned', 'All of them');
select is(tests.truth($$ select string_agg(note, ',') from ledger.checkpoints(300, 1) $$), 'note 300', 'from a size on, so many');
select tests.is_refused_to('cap_booking', 'select ledger.checkpoints()', 'Lanes do not ask');

select * from finish();
rollback;
