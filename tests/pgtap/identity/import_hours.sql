-- Operating hours fit into one cell (MT-68).
begin;
select plan(6);

create function pg_temp.asked(p_value text) returns text language sql as $sql$
  select format($$ select string_agg(concat_ws(' ', hours.iso_weekday, hours.opens, hours.closes), ', ')
    from identity.read_operating_hours(identity.import_hours(%L)) as hours $$,
    jsonb_build_object('operating_hours', p_value))
$sql$;

select is(tests.value_as('cap_identity', pg_temp.asked('1 08:00-18:00; 5 09:30-12:00')),
  '1 08:00:00 18:00:00, 5 09:30:00 12:00:00', 'A window on Monday and one on Friday');
select is(tests.value_as('cap_identity', pg_temp.asked('')), null, 'An empty cell sets no limit');
select tests.is_refused_to('cap_identity', pg_temp.asked('Monday 08:00-18:00'), 'Days are numbers', 'PT422');
select tests.is_refused_to('cap_identity', pg_temp.asked('1 08:00-18:00 and most Sundays'), 'and what cannot be read is not left out', 'PT422');
select tests.is_refused_to('cap_identity', pg_temp.asked('1 18:00-08:00'), 'A day closes after it opens', 'PT422');
select tests.is_refused_to('cap_vetting', pg_temp.asked('1 08:00-18:00'), 'No other lane asks it');

select * from finish();
rollback;
