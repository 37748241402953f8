-- Inside one window of one day, by London's clocks (MT-68).
begin;
select plan(8);
select tests.organisation('hill', 'school'), tests.organisation('free', 'school');
select tests.given($$ insert into identity.operating_window (organisation_id, iso_weekday, opens, closes)
  values (tests.id('hill'), 5, '09:00', '24:00'), (tests.id('hill'), 6, '00:00', '10:00'), (tests.id('hill'), 7, '00:30', '02:30') $$);
create function pg_temp.within(p_from timestamptz, p_to timestamptz, p_school text default 'hill') returns text language sql as $$
  select tests.truth(format('select booking.within_operating_windows(%L, %L, %L)', tests.id(p_school), p_from, p_to))
$$;
select is(pg_temp.within(starts, ends), told, why)
from (values
  ('2026-11-20 09:00 Europe/London'::timestamptz, '2026-11-20 10:00 Europe/London'::timestamptz, 'true', 'From the second it opens'),
  ('2026-11-20 08:59:59 Europe/London', '2026-11-20 10:00 Europe/London', 'false', 'not a second earlier'),
  ('2026-11-20 23:00 Europe/London', '2026-11-21 00:00 Europe/London', 'true', 'until midnight'),
  ('2026-11-20 23:00 Europe/London', '2026-11-21 00:01 Europe/London', 'false', 'but not across it, whatever the next day says'),
  ('2026-10-25 00:30 Europe/London', '2026-10-25 01:30Z', 'true', 'The night the clocks go back: by the clock on the wall'),
  ('2026-11-19 09:00 Europe/London', '2026-11-19 10:00 Europe/London', 'false', 'Closed on Thursdays')) as tried (starts, ends, told, why);
select is(pg_temp.within('2026-11-19 03:00Z', '2026-11-20 03:00Z', 'free'), 'true', 'Who names no hours allows all');
select is(tests.truth($$ select booking.within_operating_windows(null, now(), now()) $$), 'true', 'and so does no organisation');
select * from finish();
rollback;
