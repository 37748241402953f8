-- A posture as text: kind | object | text, one a line, in the order in which it is told (TS-67, TS-77).
begin;
select plan(3);

select tests.quick_guard();
select is(tests.value_as('cap_migration', 'warden.lines()'), E'policy | a.lesson.own | using true\ntable | a.lesson | shut\n', 'Each fact is a line, and each line is ended');
select tests.is_refused_to('cap_booking', 'select warden.lines()', 'No lane asks');
select tests.given('delete from pg_temp.posture_now');
select is(tests.value_as('cap_migration', 'warden.lines()'), '', 'Of nothing there is no line');

select * from finish();
rollback;
