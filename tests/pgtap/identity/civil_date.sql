-- A civil day begins at midnight in London (E1.5).
begin;
select plan(10);

select tests.nobody();

select is(identity.civil_date('2026-11-20 23:59:59.999999+00'), date '2026-11-20',
  'In winter the last microsecond before midnight UTC is still the old day');
select is(identity.civil_date('2026-11-21 00:00+00'), date '2026-11-21', 'and midnight UTC is the new one');
select is(identity.civil_date('2026-07-01 22:59:59.999999+00'), date '2026-07-01',
  'In summer the old day ends an hour earlier by UTC');
select is(identity.civil_date('2026-07-01 23:00+00'), date '2026-07-02', 'and 23:00 UTC is the new one');
select is(
  identity.civil_date('2026-03-29 00:59+00'),
  date '2026-03-29',
  'The short day in March begins at midnight UTC');
select is(identity.civil_date('2026-03-29 23:00+00'), date '2026-03-30', 'and ends at 23:00 UTC');
select is(
  identity.civil_date('2026-10-24 23:00+00'),
  date '2026-10-25',
  'The long day in October begins at 23:00 UTC');
select is(identity.civil_date('2026-10-25 23:59+00'), date '2026-10-25', 'and ends at midnight UTC');
select is(identity.civil_date(null), null, 'No instant, no day');

set local time zone 'Pacific/Kiritimati';
select is(identity.civil_date('2026-11-20 23:59+00'), date '2026-11-20', 'Where the session is does not matter');

select * from finish();
rollback;
