-- A booking holds the standing row under a shared lock (E1.1).
begin;
select plan(4);
select tests.person('ann', '{tutor}');
select tests.value_as('cap_booking', $$ vetting.lock_standing(tests.id('ann')) $$);
select is(tests.truth($$ select version from vetting.standing where tutor_id = tests.id('ann') $$), '0', 'The row is made where it was missing, and counts nothing');
select tests.value_as('cap_booking', $$ vetting.lock_standing(tests.id('ann')) $$);
select is(tests.truth($$ select count(*) from vetting.standing where tutor_id = tests.id('ann') $$), '1', 'once');
select isnt(tests.truth($$ select xmax::text from vetting.standing where tutor_id = tests.id('ann') $$), '0', 'and locked');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select vetting.lock_standing(tests.id('ann')) $$, 'Requests do not call it');
select * from finish();
rollback;
