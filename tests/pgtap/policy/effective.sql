-- One parameter as it is kept.
begin;
select plan(5);

select tests.follows_profile('mytutor');
select is(tests.value_as('cap_booking', $$ select policy.effective('session.modalities') $$), '["online"]', 'The value comes as it is kept');
select is(tests.value_as('cap_booking', $$ select policy.effective('vetting.sanctions_max_age') is null $$), 'true',
  'What the profile does not ask for is null in SQL, not in JSON');
select is(tests.value_as('cap_booking', $$ select policy.effective('student.aua_required') $$), 'true', 'Booleans are JSON booleans');
select tests.is_refused_to('cap_booking', $$ select policy.effective('no.such_key') $$, 'What does not exist is an error', '42704');
select tests.pretend('web_admin');
select tests.is_refused($$ select policy.effective('session.modalities') $$, 'No web role asks directly');

select * from finish();
rollback;
