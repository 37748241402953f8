-- A legal hold is named, reasoned and entered.
begin;
select plan(10);

select tests.person('dora', '{dsl}');
select tests.person('cora', '{compliance_reporter}');

select tests.become('cora', 'web_compliance');
select tests.answers($$ select api.hold_entries('NATIONAL_INQUIRY_2025', 'asked for', target_id => tests.id('tina')) $$, 201, null, 'On all that names somebody');
select tests.answers($$ select api.hold_entries('case', 'asked for', seq => 7) $$, 201, null, 'or on one entry');
select is(tests.truth($$ select string_agg(concat_ws(' ', name, seq, target_id = tests.id('tina'), placed_by = tests.id('cora')), '; ' order by placed_at) from ledger.hold $$), 'NATIONAL_INQUIRY_2025 t t; case 7 t', 'It is on record');
select is(tests.truth($$ select string_agg(action || ' ' || detail, '; ' order by seq) from ledger.record where target_kind = 'legal_hold' and detail ? 'seq' $$), 'hold_entries {"seq": 7}', 'and entered');
select tests.is_refused($$ select api.hold_entries('case', 'asked for') $$, 'A hold is on something', 'PT422');
select tests.is_refused($$ select api.hold_entries('case', 'asked for', 7, tests.id('tina')) $$, 'and on one thing', 'PT422');
select tests.is_refused($$ select api.hold_entries('case', 'x', 7) $$, 'with a reason', 'PT422');
select tests.with_headers('{"idempotency-key": "k1"}');
select is((api.hold_entries('case', 'asked for', 9)) ->> 'hold_id', (api.hold_entries('case', 'asked for', 9)) ->> 'hold_id', 'A retry is the same hold');
create function pg_temp.receipt() returns text language sql as $f$
  select header ->> 'Ledger-Receipt' from jsonb_array_elements(current_setting('response.headers')::jsonb) as header where header ? 'Ledger-Receipt'
$f$;
select tests.with_headers('{"idempotency-key": "k2"}');
select set_config('response.headers', '', true);
select api.hold_entries('case', 'asked for', 10);
select set_config('safelane_test.receipt', pg_temp.receipt(), true);
select set_config('response.headers', '', true);
select api.hold_entries('case', 'asked for', 10);
select is(pg_temp.receipt(), current_setting('safelane_test.receipt'), 'and shows the receipt of the first');
select tests.pretend('web_tutor');
select tests.is_refused($$ select api.hold_entries('case', 'asked for', 7) $$, 'A tutor holds nothing');

select * from finish();
rollback;
