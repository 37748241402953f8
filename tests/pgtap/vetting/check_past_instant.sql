-- Something ran at an instant that has passed.
begin;
select plan(5);
select is(tests.value_as('cap_vetting', $$ vetting.check_past_instant(now() - interval '1 hour', 'ran_at') = now() - interval '1 hour' $$), 'true', 'An hour ago is fine');
select is(tests.value_as('cap_vetting', $$ vetting.check_past_instant(clock_timestamp(), 'ran_at') = now() $$), 'true', 'This very moment counts as the beginning of the transaction');
select is(tests.error_as('cap_vetting', $$ select vetting.check_past_instant(clock_timestamp() + interval '1 minute', 'ran_at') $$), 'PT422 ran_at is missing or lies in the future', 'In a minute is not');
select is(tests.error_as('cap_vetting', $$ select vetting.check_past_instant(null, 'ran_at') $$), 'PT422 ran_at is missing or lies in the future', 'No instant is none');
select is(tests.error_as('cap_vetting', $$ select vetting.check_past_instant('-infinity', 'ran_at') $$), 'PT422 ran_at is missing or lies in the future', 'nor is the beginning of time');
select * from finish();
rollback;
