-- The first answer is kept with its status, and stays.
begin;
select plan(7);

select tests.person('ann', '{tutor,learner}');
select tests.person('bob', '{tutor}');

create function pg_temp.begins(p_arguments jsonb default '{"a": 1}', p_function text default 'book_lesson') returns jsonb language plpgsql as $f$
begin
  perform set_config('response.status', '', true);
  perform set_config('response.headers', '', true);
  return tests.value_as('cap_booking', format('guard.begin_once(%L, %L)', p_function, p_arguments));
end;
$f$;
create function pg_temp.finishes(p_status integer default 201) returns jsonb language plpgsql as $f$
begin
  return tests.value_as('cap_booking', format('guard.finish_once(guard.accept(%s, ''{"lesson": 7}''))', p_status));
end;
$f$;

select tests.become('ann', 'web_tutor');

select is(pg_temp.finishes(), '{"lesson": 7}', 'Without a key the answer is just given back');
select tests.with_headers('{"idempotency-key": "k1"}');
select pg_temp.begins();
select is(pg_temp.finishes(), '{"lesson": 7}', 'With one it is given back too');
select is(tests.truth('select status || '' '' || answer::text from guard.idempotency_key'), '201 {"lesson": 7}', 'and kept with its status');
select tests.value_as('cap_booking', $$ guard.finish_once(guard.accept(200, '{"lesson": 8}')) $$);
select is(tests.truth('select status || '' '' || answer::text from guard.idempotency_key'), '201 {"lesson": 7}', 'A later answer does not replace it');

select tests.with_headers('{"idempotency-key": "k2"}');
select pg_temp.begins();
select tests.value_as('cap_booking', $$ guard.finish_once(guard.refuse(409, 'not-bookable', 'No', 'Why')) $$);
select is(pg_temp.begins() ->> 'type', 'urn:safelane:problem:not-bookable', 'A refusal is kept as well');
select is(current_setting('response.headers'), '[{"Content-Type": "application/problem+json"}, {"Idempotent-Replayed": "true"}]', 'and replayed as a problem');

select tests.with_headers('{"idempotency-key": "k3"}');
select pg_temp.begins();
select tests.do_as('cap_booking', 'select guard.finish_once(null)');
select is(tests.truth('select answer::text from guard.idempotency_key where key = ''k3'''), 'null', 'Even no answer is one');

select * from finish();
rollback;
