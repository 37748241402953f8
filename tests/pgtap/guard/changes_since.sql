-- The record says what changed since an inspection, so that an attestation can be held against it (TS-12).
begin;
select plan(3);

select tests.given('select guard.inspect()');
select tests.given('alter table booking.lesson no force row level security; alter table booking.lesson force row level security');
select tests.given('select guard.inspect()');
select is(tests.truth('(select string_agg(concat_ws('' '', inspection, kind, name, change, verdict), '', '') from guard.changes_since(1))'),
  '2 table booking.lesson touched unexplained', 'What the second inspection found');
select is(tests.truth('(select count(*) from guard.changes_since(2))'), '0', 'and nothing since');
select tests.is_refused_to('cap_booking', 'select * from guard.changes_since(0)', 'Only the operator asks');

select * from finish();
rollback;
