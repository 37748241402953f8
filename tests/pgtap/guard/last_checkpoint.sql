-- How far the ledger is signed can be written on paper (TS-12).
begin;
select plan(2);

select is(tests.truth('(select count(*) from guard.last_checkpoint())'), '0', 'Nothing was ever signed here');
select tests.is_refused_to('cap_booking', 'select * from guard.last_checkpoint()', 'Only the operator asks');

select * from finish();
rollback;
