-- A request sent twice under one key is done once and answered twice.
begin;
select plan(20);

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

select is(pg_temp.begins(), null, 'Without a key every request is new');
select is(tests.truth('select count(*) from guard.idempotency_key'), '0', 'and nothing is kept');

select tests.with_headers('{"idempotency-key": "k1"}');
select is(pg_temp.begins(), null, 'The first request under a key goes on');
select throws_ok($$ select pg_temp.begins() $$, 'PT409', null, 'As long as it has no answer nobody else gets one');
select pg_temp.finishes();
select is(pg_temp.begins(), '{"lesson": 7}', 'The second is answered like the first');
select is(current_setting('response.status'), '201', 'with its status');
select is(current_setting('response.headers'), '[{"Idempotent-Replayed": "true"}]', 'and a header that says so');
select is(pg_temp.begins('{"a": 2}') ->> 'type', 'urn:safelane:problem:idempotency-key-reused', 'Another body under the same key is refused');
select is(current_setting('response.status'), '409', 'with 409');
select is(pg_temp.begins('{"a": 1}', 'move_lesson') ->> 'status', '409', 'so is another action');
select is(tests.truth($$ select string_agg(concat_ws(' ', action, outcome, reasons[1], target_kind, target_id = tests.id('ann'), actor_id = tests.id('ann')), ', ' order by seq) from ledger.record where outcome = 'refused' $$),
  'book_lesson refused IDEMPOTENCY_KEY_REUSED person t t, move_lesson refused IDEMPOTENCY_KEY_REUSED person t t', 'and the ledger says so of both');
select is(pg_temp.begins('{ "a":1 }'), '{"lesson": 7}', 'The same body in other spacing is the same');

select tests.become('ann', 'web_learner');
select is(pg_temp.begins() ->> 'status', '409', 'The same person under another hat does not get the answer');
select tests.become('bob', 'web_tutor');
select is(pg_temp.begins(), null, 'Somebody else''s key is their own');

select tests.with_headers(jsonb_build_object('idempotency-key', repeat('k', 256)));
select throws_ok($$ select pg_temp.begins() $$, 'PT400', null, 'A key has at most 255 characters');
select tests.nobody();
select is(pg_temp.begins(), null, 'Nobody has no keys');
select tests.is_refused($$ select guard.begin_once('a', '{}') $$, 'A request does not keep keys by itself');

-- each has keys of the same name, and more than one
select tests.become('ann', 'web_tutor');
select tests.with_headers('{"idempotency-key": "k2"}');
select is(pg_temp.begins('{"a": 2}'), null, 'Another key is another request');
select tests.with_headers('{"idempotency-key": "k1"}');
select is(pg_temp.begins(), '{"lesson": 7}', 'and each answers for itself');
select tests.settled();
select tests.given('alter table guard.idempotency_key disable row level security');
select is(pg_temp.begins(), '{"lesson": 7}', 'Whoever could see the keys of others would still be answered from their own');

select * from finish();
rollback;
