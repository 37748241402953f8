-- One way to tell the band, by London's day (F1, E2.1).
begin;
select plan(13);
select tests.person('leap', '{learner}', '2012-02-29'), tests.person('july', '{learner}', '2010-07-02'), tests.person('nobody knows', '{learner}', null), tests.person('nov', '{learner}', '2013-11-21'), tests.person('grown', '{learner}', '2008-11-22');
select is(tests.truth(format('select recording.band_of(%L, %L)', tests.id(who), at)), band, format('%s at %s: %s', who, at, band))
from (values
  ('leap', '2025-02-28 23:59:59+00', 'under_13'), ('leap', '2025-03-01 00:00+00', '13_to_15'),
  ('leap', '2028-02-28 12:00+00', '13_to_15'), ('leap', '2028-02-29 00:00+00', '16_to_17'),
  ('nov', '2026-11-20 23:59:59.999+00', 'under_13'), ('nov', '2026-11-21 00:00+00', '13_to_15'),
  ('july', '2026-07-01 22:59:59+00', '13_to_15'), ('july', '2026-07-01 23:30+00', '16_to_17'),
  ('grown', '2026-11-21 23:59+00', '16_to_17'), ('grown', '2026-11-22 00:00+00', 'adult'),
  ('nobody knows', '2026-11-22 00:00+00', 'under_13'), ('no such person', '2026-11-22 00:00+00', 'under_13')) as row (who, at, band);
select tests.only_for('recording.band_of', '{cap_recording}');
select * from finish();
rollback;
