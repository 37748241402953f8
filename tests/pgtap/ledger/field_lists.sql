-- A lane learns which of its tables are protected, and by which fields, and nothing about other lanes.
begin;
select plan(6);

select is(tests.value_as('cap_booking', $$ (select string_agg(kind || version, ' ' order by kind) from ledger.field_lists('booking')) $$),
  'booking.attendance1 booking.attendance_correction1 booking.lesson1 booking.lesson_learner1 booking.no_contact_order1 booking.presence1 booking.reason1 booking.restriction1',
  'The protected tables of a lane');
select is(tests.value_as('cap_booking', $$ (select fields::text from ledger.field_lists('booking') where kind = 'booking.presence') $$),
  tests.truth($$ select fields from ledger.protected where kind = 'booking.presence' $$), 'with their fields');
select tests.value_as('safelane_owner', $$ ledger.keep_fields('booking.presence', '{lesson_id}') $$);
select is(tests.value_as('cap_booking', $$ (select string_agg(version::text, ',' order by version) from ledger.field_lists('booking') where kind = 'booking.presence') $$),
  '1,2', 'in every version');
select is(tests.value_as('cap_booking', $$ (select count(*) from ledger.field_lists('book')) $$), '0', 'A lane is its whole name');
select tests.is_refused_to('safelane_owner', $$ select ledger.field_lists('booking') $$, 'The owner of the tables does not ask');
select tests.become('ann', 'web_admin') from (select tests.person('ann', '{platform_administrator}')) as ann;
select tests.is_refused($$ select ledger.field_lists('booking') $$, 'nor does a request');

select * from finish();
rollback;
