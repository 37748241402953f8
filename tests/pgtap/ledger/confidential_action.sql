-- Which actions only safeguarding leads learn of is decided with a revision.
begin;
select plan(4);

select is(tests.truth($$ select string_agg(action, ' ' order by action) from ledger.confidential_action $$), 'hold_entries lift_no_contact order_no_contact place_hold release_entries release_hold', 'Holds and no-contact orders');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.confidential_action values ('tried', '{}') $$, 'The ledger adds none');
select tests.is_refused($$ select tests.given('delete from ledger.confidential_action') $$, 'Nobody removes one', '23001');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.confidential_action'), '0', 'The owner sees nothing');

select * from finish();
rollback;
