-- One number stands for all that was seen: another sighting, another number (TS-67, TS-77).
begin;
select plan(4);

select tests.given('select guard.inspect()');
create temporary table root as select tests.truth('guard.sighted_root()') as before;
select matches((select before from root), '^[0-9a-f]{64}$', 'It is a SHA-256');
select is((select before from root), tests.truth('(select root from guard.inspection order by inspection desc limit 1)'), 'The inspection has it');
select tests.given('alter table booking.lesson no force row level security; alter table booking.lesson force row level security');
select tests.given('select guard.inspect()');
select isnt(tests.truth('guard.sighted_root()'), (select before from root), 'A change gives another');
select tests.is_refused_to('cap_booking', 'select guard.sighted_root()', 'Only the operator asks');

select * from finish();
rollback;
