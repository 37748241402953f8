-- Who may do what to vetting.standing.
begin;
select plan(11);

select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor}');
select tests.value_as('cap_booking', $$ vetting.touch(tests.id('ann')) $$);

select is(tests.outside_privileges('standing'), 1, 'No web role and no other lane may write it, and one lane reads');
select is(tests.truth($p$ select has_column_privilege('cap_booking', 'vetting.standing', 'version', 'select') $p$), 'true', 'booking, which compares the counter');
select is(tests.truth($p$ select has_column_privilege('cap_booking', 'vetting.standing', 'changed_at', 'select') $p$), 'false', 'and not when it moved');
select is(tests.value_as('safelane_owner', 'select count(*) from vetting.standing'), '0', 'The owner sees no row');
select tests.is_refused($$ select tests.given('truncate vetting.standing') $$, 'The table is never emptied', '23001');
select tests.is_refused_to('cap_vetting', 'delete from vetting.standing', 'and no row of it deleted');
select tests.is_refused_to('cap_vetting', $$ update vetting.standing set tutor_id = gen_random_uuid() $$, 'or made somebody else''s');
select is(tests.do_as('cap_vetting', $$ update vetting.standing set version = version + 1 $$), 1::bigint, 'The counter moves on');
select is(tests.value_as('cap_booking', 'select count(version) from vetting.standing'), '1', 'and whoever books compares it');
-- the policies by themselves, where the column is open and nothing else counts forward
select tests.settled();
select tests.given('grant insert (version) on vetting.standing to cap_vetting; alter table vetting.standing disable trigger _100_forward');
select tests.is_refused_to('cap_vetting', $$ insert into vetting.standing (tutor_id, version) values (tests.id('bob'), 5) $$, 'A tutor whom nobody knows begins at nought');
select tests.is_refused_to('cap_vetting', 'update vetting.standing set version = 0', 'and is never back there: what was judged then would be believed again');

select * from finish();
rollback;
