-- What stopped it, in full, for the ledger.
begin;
select plan(2);
select is(tests.truth($$ select booking.blocking_codes(
  '[{"code": "B2", "blocks": true}, {"code": "A1", "blocks": false}, {"code": "B1", "blocks": true}]') $$), '{B1,B2}', 'Only what blocks, sorted');
select is(tests.truth($$ select booking.blocking_codes('[]') $$), '{}', 'Nothing found, nothing stopped');
select * from finish();
rollback;
