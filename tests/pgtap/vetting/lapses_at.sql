-- What is good for an interval lapses at midnight in London on the anniversary (E1.5).
begin;
select plan(5);
select is(tests.value_as('cap_vetting', $$ vetting.lapses_at('2025-11-21', '1 year') = '2026-11-21 00:00+00' $$), 'true', 'A year is a year of the calendar');
select is(tests.value_as('cap_vetting', $$ vetting.lapses_at('2024-02-29', '1 year') = '2025-02-28 00:00+00' $$), 'true', 'after 29 February comes 28 February');
select is(tests.value_as('cap_vetting', $$ vetting.lapses_at('2025-09-30', '6 months') = '2026-03-29 23:00+00' $$), 'true', 'months too, over the change of the clocks');
select is(tests.value_as('cap_vetting', $$ vetting.lapses_at('2026-03-01', '36 hours') = '2026-03-02 00:00+00' $$), 'true', 'Part of a day is cut off: earlier is stricter');
select is(tests.value_as('cap_vetting', $$ vetting.lapses_at(null, '1 year') $$), null, 'Nothing done, nothing lapses');
select * from finish();
rollback;
