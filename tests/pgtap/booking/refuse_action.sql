-- A refusal is answered with what may be read, and entered with everything (TS-12, E1.4).
begin;
select plan(5);
select tests.person('mum');
select tests.become('mum', 'web_guardian');
select is(tests.value_as('cap_booking', $$ booking.refuse_action('book_lesson', 'person', tests.id('t'), 409, 'booking-refused', 'No', 'Because.',
  '{TUTOR_ON_HOLD}', '[{"code": "TUTOR_NOT_BOOKABLE"}]', '{"x": 1}') $$)::jsonb - 'instance',
  '{"type": "urn:safelane:problem:booking-refused", "title": "No", "status": 409, "detail": "Because.", "reasons": [{"code": "TUTOR_NOT_BOOKABLE"}]}'::jsonb,
  'The answer has what may be read');
select is(current_setting('response.status'), '409', 'with its status'),
       matches(current_setting('response.headers'), 'application/problem\+json', 'as a problem');
select is(tests.truth($$ select concat_ws(' ', action, outcome, reasons, detail) from ledger.record order by seq desc limit 1 $$),
  'book_lesson refused {TUTOR_ON_HOLD} {"x": 1}', 'and the ledger has every reason');
select tests.value_as('cap_booking', $$ booking.refuse_action('book_lesson', 'person', null, 409, 'slot-taken', 'No', 'Because.') $$);
select is(tests.truth($$ select reasons from ledger.record order by seq desc limit 1 $$), '{SLOT_TAKEN}', 'or what kind of refusal it was');
select * from finish();
rollback;
