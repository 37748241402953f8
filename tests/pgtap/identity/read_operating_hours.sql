-- Operating hours are a list of windows that do not overlap (MT-68).
begin;
select plan(19);

select is(
  tests.value_as('cap_identity', $$ select count(*) from identity.read_operating_hours('[]') $$),
  '0',
  'An empty list sets no hours');
select is(tests.value_as('cap_identity',
  $$ select string_agg(concat_ws(' ', iso_weekday, opens, closes), ', ' order by iso_weekday, opens)
     from identity.read_operating_hours('[
       {"iso_weekday": 1, "opens": "10:00", "closes": "12:00"},
       {"iso_weekday": 1, "opens": "12:00", "closes": "24:00"},
       {"iso_weekday": 1, "opens": "08:00", "closes": "10:00"},
       {"iso_weekday": 7, "opens": "09:30:30", "closes": "10:00"}]') $$),
  '1 08:00:00 10:00:00, 1 10:00:00 12:00:00, 1 12:00:00 24:00:00, 7 09:30:30 10:00:00',
  'Windows may touch, may last until midnight, and come in any order');
select is(
  tests.error_as('cap_identity', $$ select identity.read_operating_hours('[{"iso_weekday": 1, "opens": "08:00", "closes": "12:00"},
                                            {"iso_weekday": 1, "opens": "11:59", "closes": "13:00"}]') $$),
  'PT422 operating_hours has windows that overlap',
  'A minute of overlap is refused');
select tests.is_refused_to('cap_identity', format('select identity.read_operating_hours(%L)', hours),
  format('%s is refused', hours), 'PT422')
from unnest(array[
  '{}', 'null', '"x"', '[1]', '[null]', '[{}]',
  '[{"iso_weekday": 0, "opens": "08:00", "closes": "12:00"}]',
  '[{"iso_weekday": 8, "opens": "08:00", "closes": "12:00"}]',
  '[{"iso_weekday": 1.5, "opens": "08:00", "closes": "12:00"}]',
  '[{"iso_weekday": 1, "opens": "8am", "closes": "12:00"}]',
  '[{"iso_weekday": 1, "opens": "08:00", "closes": "24:01"}]',
  '[{"iso_weekday": 1, "opens": "12:00", "closes": "12:00"}]',
  '[{"iso_weekday": 1, "opens": "13:00", "closes": "12:00"}]',
  '[{"iso_weekday": 1, "opens": "08:00"}]',
  '[{"iso_weekday": 1, "opens": "08:00", "closes": "12:00", "more": 1}]'
]) as hours;
select is(
  tests.error_as('cap_identity', $$ select identity.read_operating_hours((select jsonb_agg(i) from generate_series(1, 51) as i)) $$),
  'PT422 operating_hours is not a list of windows',
  'A list without end is refused');

select * from finish();
rollback;
