-- A mark from before a restore counts for nothing.
begin;
select plan(6);

select is(tests.value_as('cap_ledger', 'ledger.low_water()'), '0', 'Where nothing was ever integrated everything is looked at');
select tests.seal_ledger();
select is(tests.truth('select ledger.low_water() = (select low_water from ledger.batch order by batch desc limit 1)'), 'true', 'The last mark counts');
select isnt(tests.value_as('cap_ledger', 'ledger.low_water()'), '0', 'and there is one');
-- a restore brings marks in before there are triggers
select tests.given('alter table ledger.batch disable trigger _200_mark_is_true');
select tests.given($$ insert into ledger.batch (size, low_water) values (0, (pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 1000)::text::xid8) $$);
select is(tests.value_as('cap_ledger', 'ledger.low_water()'), '0', 'One that lies ahead is another cluster''s');
select tests.seal_ledger();
select isnt(tests.value_as('cap_ledger', 'ledger.low_water()'), '0', 'The next integration sets it right');
select tests.given($$ insert into ledger.batch (size, low_water, cluster) values (0, '1', 42) $$);
select is(tests.value_as('cap_ledger', 'ledger.low_water()'), '0', 'so is one that was made elsewhere');

select * from finish();
rollback;
