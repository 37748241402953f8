-- A booking holds the standing row under a shared lock (E1.1).
begin;
select plan(8);
select tests.person('ann', '{tutor}'), tests.person('bob', '{tutor}');
select tests.value_as('cap_booking', $$ vetting.touch(tests.id('bob')) $$);
create function pg_temp.locked(p_name text) returns text language sql as $$
  select tests.truth(format($q$ select xmax::text <> '0' from vetting.standing where tutor_id = %L $q$, tests.id(p_name))) $$;
select is(pg_temp.locked('bob'), 'false', 'A row that nobody books with is not locked');
select tests.value_as('cap_booking', $$ vetting.lock_standing(tests.id('ann')) $$);
select is(tests.truth($$ select version from vetting.standing where tutor_id = tests.id('ann') $$), '0', 'The row is made where it was missing, and counts nothing');
select is(pg_temp.locked('ann'), 'true', 'and is locked at once'), is(pg_temp.locked('bob'), 'false', 'by itself');
-- the row that is there is locked where it is: nothing is written
select tests.given('revoke insert (tutor_id) on vetting.standing from cap_vetting');
select lives_ok($$ select tests.value_as('cap_booking', 'vetting.lock_standing(tests.id(''bob''))') $$, 'A row that is there is not made again');
select is(pg_temp.locked('bob'), 'true', 'and is locked');
select is(tests.truth($$ select count(*) from vetting.standing where tutor_id = tests.id('ann') $$), '1', 'There is one row');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select vetting.lock_standing(tests.id('ann')) $$, 'Requests do not call it');
select * from finish();
rollback;
