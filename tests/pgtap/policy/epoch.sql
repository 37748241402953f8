-- Who may do what to policy.epoch.
begin;
select plan(7);
select is(tests.truth('select count(*) from policy.epoch'), '1', 'There is one counter');
select tests.person('ann', '{tutor}');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select from policy.epoch', 'Nobody over HTTP reads it');
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from policy.epoch'), '0', 'nor does the owner');
select tests.is_refused_to('cap_booking', 'update policy.epoch set number = 0', 'Booking reads and does not write');
select tests.is_refused_to('cap_policy', 'update policy.epoch set number = 0', 'It never begins again', '23001');
select tests.is_refused_to('cap_migration', 'insert into policy.epoch (singleton, number) values (false, 7)', 'There is no second one');
select tests.is_refused($$ select tests.given('truncate policy.epoch') $$, 'and always one', '23001');
select * from finish();
rollback;
