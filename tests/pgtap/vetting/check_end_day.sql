-- What ends, ends after the day on which it begins.
begin;
select plan(4);
select is(tests.value_as('cap_vetting', $$ vetting.check_end_day('2026-01-02', 'valid_until', '2026-01-01') $$), '2026-01-02', 'The day after is fine');
select is(tests.value_as('cap_vetting', $$ vetting.check_end_day(null, 'valid_until', '2026-01-01') $$), null, 'and no end');
select is(tests.error_as('cap_vetting', $$ select vetting.check_end_day('2026-01-01', 'valid_until', '2026-01-01') $$), 'PT422 valid_until is not after the day on which it begins', 'The day itself is not');
select is(tests.error_as('cap_vetting', $$ select vetting.check_end_day('infinity', 'valid_until', '2026-01-01') $$), 'PT422 valid_until is not a usable day', 'nor is infinity: leave it out');
select * from finish();
rollback;
