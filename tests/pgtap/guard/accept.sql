-- An answer has a status.
begin;
select plan(5);

select is(tests.value_as('cap_booking', $$ guard.accept(201, '{"a": 1}') $$), '{"a": 1}', 'The body comes back as it is');
select is(current_setting('response.status'), '201', 'and the status is set for the response');
select throws_ok($$ select tests.value_as('cap_booking', 'guard.accept(409, ''{}'')') $$, '22023', null, 'A refusal is not made here');
select throws_ok($$ select tests.value_as('cap_booking', 'guard.accept(204, ''{}'')') $$, '22023', null, 'nor an answer without a body');
select tests.pretend('web_tutor');
select tests.is_refused($$ select guard.accept(200, '{}') $$, 'A request does not answer itself');

select * from finish();
rollback;
