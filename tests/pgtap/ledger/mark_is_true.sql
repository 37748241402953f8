-- No mark hides an entry that is being written, whoever sets it (F22).
begin;
select plan(3);

select tests.given($$ insert into ledger.batch (size, low_water) values (0, (pg_current_xact_id()::text::bigint + 1000)::text::xid8) $$);
select ok(tests.truth($$ select max(low_water::text::bigint) <= pg_snapshot_xmin(pg_current_snapshot())::text::bigint from ledger.batch $$)::boolean,
  'A superuser''s mark is lowered to the oldest transaction that runs');
select tests.given('set local session_replication_role = replica');
select tests.given($$ insert into ledger.batch (size, low_water) values (0, (pg_current_xact_id()::text::bigint + 1000)::text::xid8) $$);
select ok(tests.truth($$ select max(low_water::text::bigint) <= pg_snapshot_xmin(pg_current_snapshot())::text::bigint from ledger.batch $$)::boolean, 'while replaying, too');
select tests.given('set local session_replication_role = origin');
select tests.given($$ insert into ledger.batch (size, low_water) values (0, '1') $$);
select is(tests.truth($$ select low_water from ledger.batch order by batch desc limit 1 $$), '1', 'A lower one only makes the next search longer');

select * from finish();
rollback;
