-- Field lists are added with a revision, and what was added stays.
begin;
select plan(13);

select tests.value_as('safelane_owner', $$ ledger.keep_fields('booking.scratch', '{a}') $$);
select is(tests.value_as('cap_ledger', $$ (select count(*) from ledger.protected where kind = 'booking.scratch') $$), '1', 'cap_ledger reads the lists');
select is(tests.do_as('cap_ledger', $$ insert into ledger.protected values ('booking.scratch', 2, '{b}') $$), 1::bigint, 'and adds to them');
select tests.is_refused_to('cap_ledger', $$ update ledger.protected set fields = '{}' $$, 'It changes none');
select tests.is_refused_to('cap_ledger', $$ delete from ledger.protected $$, 'and removes none');
select is(tests.value_as('safelane_owner', '(select count(*) from ledger.protected)'), '0', 'The owner of the table sees none');
select tests.is_refused_to('cap_booking', 'select from ledger.protected', 'A lane asks ledger.field_lists');
select tests.is_refused($$ select tests.given('update ledger.protected set fields = ''{x}''') $$, 'Nobody rewrites a list', '23001');
select tests.is_refused($$ select tests.given('truncate ledger.protected') $$, 'or empties the table', '23001');
select tests.become('ann', 'web_admin') from (select tests.person('ann', '{platform_administrator}')) as ann;
select tests.is_refused('select from ledger.protected', 'No request comes near');

select tests.is_refused_to('cap_ledger', $$ insert into ledger.protected values ('booking.scratch', 7, '{b}') $$, 'not even through the ledger');
select tests.step_back();
select is(tests.value_as('cap_migration', $$ (select count(*) from ledger.protected where kind = 'booking.scratch') $$), '2', 'A revision reads them');
select tests.cannot_be('ledger.protected', '{"kind": "booking.scratch", "version": 9, "fields": ["a"]}'::jsonb || what, wanted)
from (values ('{"version": 0}'::jsonb, 'The first version is 1'), ('{"fields": []}', 'and lists something')) as rows (what, wanted);

select * from finish();
rollback;
