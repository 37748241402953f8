-- Four age bands, and whoever's age is unknown is under 13 (F1, E2.1).
begin;
select plan(14);

select tests.nobody();

select is(identity.age_band('2012-02-29', '2025-02-28'), 'under_13', 'A leapling is under 13 on 28 February');
select is(identity.age_band('2012-02-29', '2025-03-01'), '13_to_15', 'and 13 on 1 March');
select is(identity.age_band('2012-02-29', '2028-02-28'), '13_to_15', 'A leapling is 15 on the eve of 29 February');
select is(identity.age_band('2012-02-29', '2028-02-29'), '16_to_17', 'and 16 on it');
select is(identity.age_band('2013-11-21', '2026-11-20'), 'under_13', 'The eve of the thirteenth birthday');
select is(identity.age_band('2013-11-21', '2026-11-21'), '13_to_15', 'The thirteenth birthday');
select is(identity.age_band('2010-07-02', identity.civil_date('2026-07-01 23:30+00')), '16_to_17',
  'At 23:30 UTC in July it is the sixteenth birthday in London');
select is(identity.age_band('2010-07-02', identity.civil_date('2026-07-01 22:59:59+00')), '13_to_15',
  'A second before 23:00 UTC it is not yet');
select is(identity.age_band('2008-11-22', '2026-11-21'), '16_to_17', 'The eve of the eighteenth birthday');
select is(identity.age_band('2008-11-22', '2026-11-22'), 'adult', 'The eighteenth birthday');
select is(identity.age_band(null, '2026-11-21'), 'under_13', 'Unknown is under 13');
select is(identity.age_band('2026-11-22', '2026-11-21'), 'under_13', 'A birth in the future is under 13');
select is(identity.age_band('1990-01-01', null), 'under_13', 'No day to judge by is under 13');
select is(identity.age_band('-infinity', '2026-11-21'), 'under_13', 'A birth before all time is under 13');

select * from finish();
rollback;
