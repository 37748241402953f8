-- What a contract or a deviation brings is judged before anything is written.
begin;
select plan(8);

select is(tests.value_as('cap_policy', $$ select (policy.usable_parameter('student.min_age', '7')).type $$), 'integer', 'A usable value brings its parameter');
select is(tests.value_as('cap_policy', $$ select (policy.usable_parameter('student.min_age', null)).type $$), 'integer', 'so does no value');
select is(tests.value_as('cap_policy', $$ select (policy.usable_parameter('student.min_age', '1')).type $$), 'integer', 'The floor is judged elsewhere');
select tests.is_refused_to('cap_policy', $$ select policy.usable_parameter('student.min_age', '"seven"') $$, 'The wrong type is refused', 'PT422');
select tests.is_refused_to('cap_policy', $$ select policy.usable_parameter('student.max_age', '7') $$, 'an unknown name is refused', 'PT422');
select tests.is_refused_to('cap_policy', $$ select policy.usable_parameter(null, '7') $$, 'and no name', 'PT422');

select throws_ok($x$ select tests.do_as('cap_policy', $$ select policy.usable_parameter('student.max_age', null) $$) $x$, 'PT422', 'There is no parameter with this name.',
  'also where no value is sent, and the answer says what is wrong');
select throws_ok($x$ select tests.do_as('cap_policy', $$ select policy.usable_parameter(null, null) $$) $x$, 'PT422', 'key is required', 'with the name of what is missing');

select * from finish();
rollback;
