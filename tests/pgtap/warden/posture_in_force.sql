-- Whoever operates can read which posture was judged last (TS-67, TS-77).
begin;
select plan(3);

select tests.given($$ update warden.in_force set hash = 'sha256:1', revision = 'r1', lines = 'a | b | c' $$);
select is(tests.value_as('cap_migration', $$ (select concat_ws(' ', hash, revision, lines) from warden.posture_in_force()) $$), 'sha256:1 r1 a | b | c', 'Its hash, its revision and its lines');
select tests.given('delete from warden.in_force');
select is(tests.value_as('cap_migration', '(select count(*) from warden.posture_in_force())'), '0', 'Where nothing was judged there is none');
select tests.is_refused_to('cap_booking', 'select warden.posture_in_force()', 'No lane asks');

select * from finish();
rollback;
