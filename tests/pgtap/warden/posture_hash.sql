-- One line says which posture this is: the hash of its lines (TS-67, TS-77).
begin;
select plan(3);

select tests.quick_guard();
select is(tests.value_as('cap_migration', 'warden.posture_hash()'), 'sha256:' || encode(sha256(convert_to(E'policy | a.lesson.own | using true\ntable | a.lesson | shut\n', 'UTF8')), 'hex'), 'It is the hash of the lines');
select tests.given($$ update pg_temp.posture_now set text = 'open' where kind = 'table' $$);
select isnt(tests.value_as('cap_migration', 'warden.posture_hash()'), 'sha256:' || encode(sha256(convert_to(E'policy | a.lesson.own | using true\ntable | a.lesson | shut\n', 'UTF8')), 'hex'), 'and of each of them');
select tests.is_refused_to('cap_booking', 'select warden.posture_hash()', 'No lane asks');

select * from finish();
rollback;
