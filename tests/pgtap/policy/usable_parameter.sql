-- What a contract or a deviation brings is judged before anything is written.
begin;
select plan(6);

select is(tests.value_as('cap_policy', $$ select (policy.usable_parameter('student.min_age', '7')).type $$), 'integer', 'A usable value brings its parameter');
select is(tests.value_as('cap_policy', $$ select (policy.usable_parameter('student.min_age', null)).type $$), 'integer', 'so does no value');
select is(tests.value_as('cap_policy', $$ select (policy.usable_parameter('student.min_age', '1')).type $$), 'integer', 'The floor is judged elsewhere');
select tests.is_refused_to('cap_policy', $$ select policy.usable_parameter('student.min_age', '"seven"') $$, 'The wrong type is refused', 'PT422');
select tests.is_refused_to('cap_policy', $$ select policy.usable_parameter('student.max_age', '7') $$, 'an unknown name is refused', 'PT422');
select tests.is_refused_to('cap_policy', $$ select policy.usable_parameter(null, '7') $$, 'and no name', 'PT422');

select * from finish();
rollback;
