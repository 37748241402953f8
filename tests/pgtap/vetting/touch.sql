-- The standing row is counted up under its lock, and made where it was missing (E1.1).
begin;
select plan(5);
select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor}');
select tests.value_as('cap_booking', $$ vetting.touch(tests.id('ann')) $$);
select is(tests.truth($$ select count(*) from vetting.standing where tutor_id = tests.id('ann') $$), '1', 'There is one row');
select tests.value_as('cap_booking', $$ vetting.touch(tests.id('ann')) $$);
select is(tests.truth($$ select version from vetting.standing where tutor_id = tests.id('ann') $$), '1', 'and it counts');
select is(tests.truth($$ select count(*) from vetting.standing where tutor_id = tests.id('bob') $$), '0', 'for that person only');
select is(tests.truth($$ select count(*) from vetting.standing where tutor_id = tests.id('ann') and xmin = pg_current_xact_id()::xid $$), '1', 'It is an update, not a mere lock');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select vetting.touch(tests.id('ann')) $$, 'Requests do not call it');
select * from finish();
rollback;
