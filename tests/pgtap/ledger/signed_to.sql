-- How far the ledger is signed stands on every report: what witnesses publish, and no more.
begin;
select plan(5);

select tests.tree(600);
select is(tests.value_as('cap_recording', 'ledger.signed_to()'), null, 'Before the first checkpoint there is nothing to say');
select tests.do_as('cap_ledger', $$ select ledger.keep_checkpoint('log.example', size, E'log.example\n' || size || E'\ncm9vdCBvZiA=' || E'\n\n— log.example sig\n') from unnest(array[8, 300]) as size $$);
select is(tests.value_as('cap_booking', 'ledger.signed_to()')::jsonb,
  '{"origin": "log.example", "size": 300, "root": "cm9vdCBvZiA="}'::jsonb, 'then origin, size and root of the newest');
select is(tests.value_as('cap_vetting', $$ ledger.signed_to() ->> 'size' $$), '300', 'for each lane that makes reports');
select tests.is_refused_to('cap_policy', 'select ledger.signed_to()', 'Others do not ask');
select tests.is_refused_to('safelane_owner', 'select ledger.signed_to()', 'nor does the owner of the tables');

select * from finish();
rollback;
