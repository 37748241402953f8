-- Codes are told by the names that the reader may know.
begin;
select plan(5);

select is(tests.value_as('cap_ledger', $$ ledger.public_reasons('web_dsl', '{TUTOR_ON_HOLD,DBS_LAPSED}') $$), '{TUTOR_ON_HOLD,DBS_LAPSED}', 'A lead reads them as they are');
select is(tests.value_as('cap_ledger', $$ ledger.public_reasons('web_compliance', '{TUTOR_ON_HOLD}') $$), '{TUTOR_NOT_BOOKABLE}', 'Compliance reads that somebody cannot be booked');
select is(tests.value_as('cap_ledger', $$ ledger.public_reasons('web_compliance', '{DBS_LAPSED}') $$), '{TUTOR_NOT_BOOKABLE}', 'and the same for a lapsed check');
select is(tests.value_as('cap_ledger', $$ ledger.public_reasons('web_admin', '{DBS_LAPSED,SLOT_TAKEN,TUTOR_ON_HOLD}') $$), '{TUTOR_NOT_BOOKABLE,SLOT_TAKEN}', 'once, in order; other codes stay');
select is(tests.value_as('cap_ledger', $$ ledger.public_reasons('web_admin', '{}') $$), '{}', 'No reasons are none');

select * from finish();
rollback;
