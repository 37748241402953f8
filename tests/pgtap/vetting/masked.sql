-- Four figures are shown.
begin;
select plan(2);
select is(tests.value_as('cap_vetting', $$ vetting.masked('001234567890') $$), '********7890', 'The last four');
select is(tests.value_as('cap_vetting', $$ vetting.masked(null) $$), null, 'No number, no mask');
select * from finish();
rollback;
