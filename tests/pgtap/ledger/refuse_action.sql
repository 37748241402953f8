-- A refusal leaves its own entry.
begin;
select plan(3);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');

select tests.become('dora', 'web_dsl');
select tests.answers($$ select tests.value_as('cap_ledger', 'ledger.refuse_action(''tried'', 404, ''not-found'', ''No'', ''None'')')::jsonb $$, 404, 'not-found', 'The problem');
select is(tests.truth($$ select concat_ws(' ', action, outcome, reasons, target_kind) from ledger.record order by seq desc limit 1 $$), 'tried refused {NOT_FOUND} ledger_entry', 'and its entry');
select is((select count(*) from jsonb_array_elements(current_setting('response.headers')::jsonb) as header where header ?| array['Ledger-Receipt', 'Content-Type']), 2::bigint, 'The receipt stands beside the kind of the answer');

select * from finish();
rollback;
