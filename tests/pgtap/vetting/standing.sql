-- Who may do what to vetting.standing.
begin;
select plan(8);

select tests.person('ann', '{tutor}');
select tests.value_as('cap_booking', $$ vetting.touch(tests.id('ann')) $$);

select is(tests.outside_privileges('standing'), 1, 'No web role and no other lane may write it, and one lane reads');
select is(tests.truth($p$ select has_column_privilege('cap_booking', 'vetting.standing', 'version', 'select') $p$), 'true', 'booking, which compares the counter');
select is(tests.truth($p$ select has_column_privilege('cap_booking', 'vetting.standing', 'changed_at', 'select') $p$), 'false', 'and not when it moved');
select is(tests.value_as('safelane_owner', 'select count(*) from vetting.standing'), '0', 'The owner sees no row');
select tests.is_refused($$ select tests.given('truncate vetting.standing') $$, 'The table is never emptied', '23001');
select tests.is_refused_to('cap_vetting', 'delete from vetting.standing', 'and no row of it deleted');
select tests.is_refused_to('cap_vetting', $$ update vetting.standing set tutor_id = gen_random_uuid() $$, 'or made somebody else''s');
select is(tests.do_as('cap_vetting', $$ update vetting.standing set version = version + 1 $$), 1::bigint, 'The counter moves on');

select * from finish();
rollback;
