-- Who did a check is named.
begin;
select plan(2);
select tests.person('vera', '{vetting_officer}');
select is(tests.value_as('cap_vetting', $$ vetting.name_of(tests.id('vera')) $$), 'Vera Example', 'By given and family name');
select is(tests.value_as('cap_vetting', $$ vetting.name_of(tests.id('unknown')) $$), null, 'nobody has none');
select * from finish();
rollback;
