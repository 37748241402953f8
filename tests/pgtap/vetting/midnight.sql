-- A civil day begins at midnight in London (E1.5).
begin;
select plan(4);
select is(tests.value_as('cap_vetting', $$ vetting.midnight('2026-01-15') = '2026-01-15 00:00+00' $$), 'true', 'In winter at midnight in Greenwich');
select is(tests.value_as('cap_vetting', $$ vetting.midnight('2026-07-15') = '2026-07-14 23:00+00' $$), 'true', 'in summer an hour earlier');
select is(tests.value_as('cap_vetting', $$
  select count(*) from generate_series(date '2000-01-01', date '2040-01-01', interval '1 day') as day
  where identity.civil_date(vetting.midnight(day::date)) <> day::date
     or identity.civil_date(vetting.midnight(day::date) - interval '1 microsecond') <> day::date - 1 $$), '0',
  'It is the first instant of its day, on every day of forty years');
select is(tests.value_as('cap_vetting', 'vetting.midnight(null)'), null, 'No day, no instant');
select * from finish();
rollback;
