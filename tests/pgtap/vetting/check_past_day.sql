-- A check was made on a day that has come.
begin;
select plan(5);
select is(tests.error_as('cap_vetting', $$ select vetting.check_past_day(identity.civil_date(now()), 'verified_on') $$), null, 'Today is fine');
select is(tests.error_as('cap_vetting', $$ select vetting.check_past_day(identity.civil_date(now()) + 1, 'verified_on') $$), 'PT422 verified_on lies in the future', 'tomorrow is not');
select is(tests.error_as('cap_vetting', $$ select vetting.check_past_day(null, 'verified_on') $$), 'PT422 verified_on is not a usable day', 'No day is none');
select is(tests.error_as('cap_vetting', $$ select vetting.check_past_day('0026-01-01', 'verified_on') $$), 'PT422 verified_on is not a usable day', 'nor is one in antiquity');
select is(tests.error_as('cap_vetting', $$ select vetting.check_past_day('-infinity', 'verified_on') $$), 'PT422 verified_on is not a usable day', 'or before all time');
select * from finish();
rollback;
