-- Instants are written with their offset from UTC.
begin;
select plan(9);

create function pg_temp.asked(p_value text) returns text language sql as $sql$
  select format($$ select extract(epoch from identity.import_instant(%L, 'ran_at'))::bigint $$,
    jsonb_build_object('ran_at', p_value))
$sql$;

select is(tests.value_as('cap_vetting', pg_temp.asked('1970-01-01T00:01:00Z')), '60', 'Zulu time');
select is(tests.value_as('cap_vetting', pg_temp.asked('1970-01-01 01:01:00+01:00')), '60', 'an hour ahead');
select is(tests.value_as('cap_vetting', pg_temp.asked('1970-01-01T00:01+00')), '60', 'without seconds');
select is(tests.value_as('cap_vetting', pg_temp.asked(' ')), null, 'An empty cell is no instant');
select tests.is_refused_to('cap_vetting', pg_temp.asked('2025-03-04T10:00:00'), 'Without an offset', 'PT422');
select tests.is_refused_to('cap_vetting', pg_temp.asked('2025-03-04'), 'A day alone', 'PT422');
select tests.is_refused_to('cap_vetting', pg_temp.asked('2025-02-30T10:00:00Z'), 'On no calendar', 'PT422');
select tests.is_refused_to('cap_vetting', pg_temp.asked('now'), 'A word', 'PT422');
select tests.is_refused_to('cap_booking', pg_temp.asked('2025-03-04T10:00:00Z'), 'No other lane reads imports');

select * from finish();
rollback;
