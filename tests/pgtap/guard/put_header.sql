-- A header is added, or takes the place of the one with its name.
begin;
select plan(5);

select is(nullif(current_setting('response.headers', true), ''), null, 'A response begins without any');
select tests.value_as('cap_booking', 'guard.put_header(''A'', ''1'')');
select is(current_setting('response.headers'), '[{"A": "1"}]', 'The first header');
select tests.value_as('cap_ledger', 'guard.put_header(''B'', ''2'')');
select is(current_setting('response.headers'), '[{"A": "1"}, {"B": "2"}]', 'A second stands beside it');
select tests.value_as('cap_booking', 'guard.put_header(''A'', ''3'')');
select is(current_setting('response.headers'), '[{"B": "2"}, {"A": "3"}]', 'The same name is said once');
select tests.pretend('web_tutor');
select tests.is_refused($$ select guard.put_header('A', '1') $$, 'A request does not set headers by itself');

select * from finish();
rollback;
