-- A report is about a stretch of time.
begin;
select plan(7);
select is(tests.value_as('cap_recording', $$ select recording.check_period('2026-01-01', '2027-01-01') is not null $$), 'true', 'A year is one');
select tests.is_refused_to('cap_recording', format('select recording.check_period(%L, %L)', began, ended), why, 'PT422')
from (values ('2026-01-01', '2026-01-01', 'No time is none'), ('2026-02-01', '2026-01-01', 'nor one backwards'), ('2026-01-01', '2027-02-01', 'nor more than a year'),
  (null, '2026-01-01', 'nor without a beginning'), ('2026-01-01', null, 'or an end'), ('-infinity', '2026-01-01', 'or from the beginning of time')) as asked (began, ended, why);
select * from finish();
rollback;
