-- Who may do what to policy.epoch.
begin;
select plan(14);
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

select is(tests.value_as('cap_booking', 'select count(*) from policy.epoch'), '1', 'Booking reads it');
select is(tests.value_as('cap_ledger', 'select count(*) from policy.epoch'), '1', 'and so does the ledger');
select tests.is_refused_to('cap_migration', 'insert into policy.epoch (singleton) values (true)', 'A revision brings the first, and there is one already', '23505');
select tests.cannot_be('policy.epoch', '{"singleton": false, "number": 0}', 'A second one has no place');
select tests.settled();
select tests.given('grant insert (number) on policy.epoch to cap_migration');
select tests.is_refused_to('cap_migration', 'insert into policy.epoch (singleton, number) values (true, 7)', 'A revision begins at nothing');
select tests.given('alter table policy.epoch disable trigger _100_forward');
select tests.is_refused_to('cap_policy', 'update policy.epoch set number = 0', 'and the lane does not begin again, whatever else would let it');

select isnt(tests.value_as('cap_policy', 'select count(*) from policy.epoch'), '0', 'The lane itself reads it');
select * from finish();
rollback;
