-- So many civil days from the day it ended, in London (E6).
begin;
select plan(5);
select is(tests.value_as('cap_recording', format('select recording.kept_until(%L, %s)', ended, days)), told, why)
from (values
  ('2026-11-21 12:00+00', 28, '2026-12-19', '21 November and 28 days are 19 December'), ('2026-11-21 12:00+00', 125, '2027-03-26', 'and 125 days 26 March'),
  ('2026-06-30 23:30+00', 1, '2026-07-02', 'in summer half past eleven is the next day'), ('2026-10-24 22:59+00', 1, '2026-10-25', 'a day of 25 hours is one day')) as asked (ended, days, told, why);
select is(tests.value_as('cap_recording', 'select recording.kept_until(null, 28)'), null, 'What has not ended has no day');
select * from finish();
rollback;
