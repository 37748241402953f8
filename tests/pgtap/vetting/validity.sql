-- What is good until when is read from the same rows as what fails.
begin;
select plan(6);
select tests.follows_profile('tutorstudio');
select tests.person('ann', '{tutor}');
select tests.is_cleared('ann', '2026-01-15', '2026-06-01 00:00+00');
select is(
  tests.value_as('cap_booking', $$ select string_agg(item, ' ' order by item collate "C") from vetting.validity(tests.id('ann'), null, '2026-06-01 12:00+00') where code is null $$),
  'barred_list contract dbs_enhanced identity qualifications references sanctions training:kcsie_part1 vetting_gate', 'Every check that is needed has its line');
select is(tests.until('ann', 'dbs_enhanced', '2026-06-01'), '2027-01-15 00:00+00', 'with its end');
select is(tests.until('ann', 'training:kcsie_part1', '2026-06-01'), '2027-01-15 00:00+00', 'each its own');
select is(tests.until('ann', 'sanctions', '2026-06-01 12:00+00'), '2026-06-02 12:00:00.000001+00', 'of a screening the first instant past 36 hours');
select is(tests.until('ann', 'identity', '2026-06-01'), null, 'or none');
select is(
  tests.value_as('cap_booking', $$
    select count(*)
    from generate_series(timestamptz '2026-01-01', '2027-06-01', interval '61 hours') as moment
    where array(select code from vetting.validity(tests.id('ann'), null, moment) where code is not null group by code order by code)
      <> array(select code from vetting.findings(tests.id('ann'), null, moment) order by code) $$),
  '0', 'What validity says fails is what findings report, at every instant');
select * from finish();
rollback;
