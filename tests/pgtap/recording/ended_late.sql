-- Stopped within ten seconds, or a breach (E2.3 row 9).
begin;
select plan(7);
select tests.follows_profile();
select tests.organisation('acme', 'agency'), tests.person('ann', '{tutor}'), tests.engagement('ann for acme', 'ann', 'acme');
select tests.override('quicker', 'acme', 'recording.stop_within', '"PT3S"');
select is(tests.truth(format('select recording.ended_late(%L, %L, %L, %L)', '2026-10-25 00:59:55+00', ended, tests.id(under), asked)), late, why)
from (values
  ('2026-10-25 01:00:05+00', null, '2026-10-25 01:00:05+00', 'false', 'Ten seconds are in time, also where clocks go back'),
  ('2026-10-25 01:00:05.000001+00', null, '2026-10-25 02:00+00', 'true', 'more is late'),
  (null, null, '2026-10-25 01:00:05+00', 'false', 'One that runs is not late yet'),
  (null, null, '2026-10-25 01:00:06+00', 'true', 'then it is'),
  ('2026-10-25 00:59:59+00', 'ann for acme', '2026-10-25 02:00+00', 'true', 'A contract may ask for less')) as row (ended, under, asked, late, why);
select is(tests.truth($$ select recording.ended_late(null, now(), null, now()) $$), 'false', 'What had not to stop is never late');
select tests.only_for('recording.ended_late', '{cap_recording}');
select * from finish();
rollback;
