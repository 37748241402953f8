-- Which actions only safeguarding leads learn of is decided with a revision.
begin;
select plan(7);

select is(tests.truth($$ select string_agg(action, ' ' order by action) from ledger.confidential_action $$), 'allow_recording approve_disclosure block_parent_contact export_openings_about forbid_recording hold_entries lift_no_contact lock_evidence note_lesson_report open_recording '
    || 'order_no_contact place_hold place_legal_hold release_entries release_hold release_legal_hold request_disclosure unblock_parent_contact',
  'Holds, orders, blocks, reports, looks at recordings, what leaves the platform and whom an audit asks about');
select tests.is_refused_to('cap_ledger', $$ insert into ledger.confidential_action values ('tried', '{}') $$, 'The ledger adds none');
select tests.is_refused($$ select tests.given('delete from ledger.confidential_action') $$, 'Nobody removes one', '23001');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.confidential_action'), '0', 'The owner sees nothing');

select isnt(tests.value_as('cap_ledger', 'select count(*) from ledger.confidential_action'), '0', 'The ledger asks them of every entry');
select is(tests.do_as('cap_migration', $$ insert into ledger.confidential_action values ('tried', '{F9}') $$), 1::bigint, 'A revision adds one');
select is(tests.value_as('cap_guard', 'select count(*) from ledger.confidential_action'), tests.truth('select count(*) from ledger.confidential_action'), 'Whoever approves reads each of them');

select * from finish();
rollback;
