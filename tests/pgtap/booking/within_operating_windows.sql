-- Inside one window of one day, by London's clocks (MT-68).
begin;
select plan(22);
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

-- new hours
select tests.given($$ insert into identity.operating_change (change_id, organisation_id, operating_hours, effective_from, reason, set_by, set_at)
  values (gen_random_uuid(), tests.id('hill'), '[{"iso_weekday": 4, "opens": "10:00", "closes": "12:00"}]', '2026-12-01 00:00Z', 'New year', tests.registrar(), '2026-11-01 00:00Z'),
         (gen_random_uuid(), tests.id('free'), '[{"iso_weekday": 4, "opens": "10:00", "closes": "12:00"}]', '2026-12-01 00:00Z', 'First hours', tests.registrar(), '2026-11-01 00:00Z') $$);
create function pg_temp.within_as_of(p_from timestamptz, p_at timestamptz, p_school text default 'hill') returns text language sql as $$
  select tests.truth(format('select booking.within_operating_windows(%L, %L, %L, %L)', tests.id(p_school), p_from, p_from + interval '1 hour', p_at))
$$;
select is(pg_temp.within_as_of(starts, asked, school), told, why)
from (values
  ('2026-11-27 10:00Z'::timestamptz, '2026-11-20 00:00Z'::timestamptz, 'hill', 'true', 'Before new hours begin, the old ones hold'),
  ('2026-12-03 10:00Z', '2026-11-20 00:00Z', 'hill', 'true', 'from then on the new ones, also for a lesson booked ahead'),
  ('2026-12-04 10:00Z', '2026-11-20 00:00Z', 'hill', 'false', 'and only they'),
  ('2026-12-04 10:00Z', '2026-10-31 00:00Z', 'hill', 'true', 'as nobody knew before it was said'),
  ('2026-12-04 10:00Z', '2026-11-20 00:00Z', 'free', 'false', 'Who named none may name some')) as tried (starts, asked, school, told, why);
select tests.given($$ insert into identity.operating_change (change_id, organisation_id, operating_hours, effective_from, reason, set_by, set_at)
  values (gen_random_uuid(), tests.id('hill'), '[]', '2026-12-01 00:00Z', 'No limit after all', tests.registrar(), '2026-11-02 00:00Z') $$);
select is(pg_temp.within_as_of('2026-12-04 03:00Z', '2026-11-20 00:00Z'), 'true', 'Of two for one instant the later word counts; an empty list sets no limit');
select tests.organisation('mill', 'school');
select tests.given($$ insert into identity.operating_window (organisation_id, iso_weekday, opens, closes) values (tests.id('mill'), 4, '08:00', '20:00') $$);
select is(pg_temp.within('2026-11-19 09:00 Europe/London', '2026-11-19 10:00 Europe/London', 'mill'), 'true', 'Open on Thursdays is one school'),
       is(pg_temp.within('2026-11-19 09:00 Europe/London', '2026-11-19 10:00 Europe/London'), 'false', 'and not the other'),
       is(pg_temp.within('2026-11-19 09:00 Europe/London', '2026-11-19 10:00 Europe/London', 'free'), 'true', 'The hours of one are nothing to who names none');
select tests.given($$ insert into identity.operating_change (change_id, organisation_id, operating_hours, effective_from, reason, set_by, set_at)
  values (gen_random_uuid(), tests.id('hill'), '[{"iso_weekday": 4, "opens": "10:00", "closes": "12:00"}]', '2026-12-02 00:00Z', 'Limits again', tests.registrar(), '2026-11-03 00:00Z') $$);
select is(pg_temp.within_as_of(starts, '2026-11-20 00:00Z', school), told, why)
from (values
  ('2026-12-03 10:00 Europe/London'::timestamptz, 'hill', 'true', 'New hours: from the second they begin'),
  ('2026-12-03 09:59:59 Europe/London', 'hill', 'false', 'not a second earlier'),
  ('2026-12-03 11:00 Europe/London', 'hill', 'true', 'until they end'),
  ('2026-12-03 11:00:01 Europe/London', 'hill', 'false', 'not a second longer'),
  ('2026-12-03 15:00 Europe/London', 'mill', 'true', 'and nothing to another school')) as tried (starts, school, told, why);
select * from finish();
rollback;
