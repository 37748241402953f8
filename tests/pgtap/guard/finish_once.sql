-- The first answer is kept with its status, and stays.
begin;
select plan(9);

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

-- one request is answered, and no other: not another of theirs, not one of somebody else under the same key
create function pg_temp.answered() returns text language sql as $f$
  select tests.truth($q$ select string_agg(concat_ws(' ', case person_id when tests.id('bob') then 'bob' end, key, answer), ', ' order by person_id = tests.id('bob'), key)
    from guard.idempotency_key where key >= 'k4' $q$)
$f$;
select tests.given($$ insert into guard.idempotency_key (person_id, key, function, body_hash) values (tests.id('bob'), 'k5', 'f', '\x00') $$);
select tests.with_headers('{"idempotency-key": "k4"}');
select pg_temp.begins();
select tests.with_headers('{"idempotency-key": "k5"}');
select pg_temp.begins();
select pg_temp.finishes();
select is(pg_temp.answered(), 'k4, k5 {"lesson": 7}, bob k5', 'One request is answered at a time');
select tests.settled();
select tests.given('alter table guard.idempotency_key disable row level security; alter table guard.idempotency_key disable trigger _100_only_answered');
select tests.value_as('cap_booking', $$ guard.finish_once(guard.accept(200, '{"lesson": 8}')) $$);
select is(pg_temp.answered(), 'k4, k5 {"lesson": 7}, bob k5', 'though nothing else would keep what was answered, or what is somebody else''s');

select * from finish();
rollback;
