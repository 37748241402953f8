-- What was done is answered and entered in the ledger (TS-12).
begin;
select plan(4);
select tests.person('dina', '{dsl}');
select tests.become('dina', 'web_dsl');
select is(tests.value_as('cap_booking', $$ booking.finish_action('place_hold', 'person', tests.id('t'), 201, '{"held": true}', '{"x": 1}') $$)::jsonb,
  '{"held": true}'::jsonb, 'The body comes back');
select is(current_setting('response.status'), '201', 'with its status');
select is(tests.truth($$ select concat_ws(' ', actor_id = tests.id('dina'), persona, action, target_kind, target_id = tests.id('t'), outcome, reasons, detail)
  from ledger.record order by seq desc limit 1 $$), 't web_dsl place_hold person t done {} {"x": 1}', 'and the ledger says who did what');
select tests.is_refused($$ select booking.finish_action('x', 'y', null, 200, '{}') $$, 'Requests write no deeds');
select * from finish();
rollback;
