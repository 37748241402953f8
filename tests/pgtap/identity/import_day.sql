-- Days are written in one way only.
begin;
select plan(8);

create function pg_temp.asked(p_value text) returns text language sql as $sql$
  select format($$ select identity.import_day(%L, 'issued_on') $$, jsonb_build_object('issued_on', p_value))
$sql$;

select is(tests.value_as('cap_identity', pg_temp.asked(' 2024-02-29 ')), '2024-02-29', 'A day of a leap year');
select is(tests.value_as('cap_vetting', pg_temp.asked('')), null, 'An empty cell is no day');
select tests.is_refused_to('cap_vetting', pg_temp.asked('2025-02-29'), 'A day that no calendar has', 'PT422');
select tests.is_refused_to('cap_vetting', pg_temp.asked('03/04/2025'),
  'March to one reader and April to another', 'PT422');
select tests.is_refused_to('cap_vetting', pg_temp.asked('20250304'), 'Without dashes', 'PT422');
select tests.is_refused_to('cap_vetting', pg_temp.asked('infinity'), 'No end is said by leaving it out', 'PT422');
select tests.is_refused_to('cap_vetting', pg_temp.asked('today'), 'A word', 'PT422');
select tests.is_refused_to('cap_booking', pg_temp.asked('2025-03-04'), 'No other lane reads imports');

select * from finish();
rollback;
