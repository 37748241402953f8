-- One parameter with its type.
begin;
select plan(4);

select tests.follows_profile();
select is(tests.value_as('cap_vetting', $$ select policy.effective_integer('student.min_age') $$), '5', 'The value comes with its type');
select is(tests.value_as('cap_vetting', $$ select policy.effective_integer('qa.observation', null, '2020-01-01') is null $$), 'true',
  'What the profile does not ask for is null');
select tests.is_refused_to('cap_vetting', $$ select policy.effective_integer('no.such_key') $$, 'What does not exist is an error', '42704');
select tests.pretend('web_tutor');
select tests.is_refused($$ select policy.effective_integer('student.min_age') $$, 'No web role asks directly');

select * from finish();
rollback;
