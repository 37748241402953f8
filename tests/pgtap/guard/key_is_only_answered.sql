-- A kept answer is never changed, whoever tries.
begin;
select plan(5);

select tests.given($$ insert into guard.idempotency_key (person_id, key, function, body_hash) values (tests.id('ann'), 'k1', 'f', '\x00') $$);
select tests.is_refused($$ select tests.given('update guard.idempotency_key set key = ''k2''') $$, 'A key stays what it was', '23001');
select tests.is_refused($$ select tests.given('update guard.idempotency_key set body_hash = ''\x01'', answer = ''1''') $$, 'and belongs to the request it belonged to', '23001');
select lives_ok($$ select tests.given('update guard.idempotency_key set answer = ''1'', status = 200') $$, 'It is answered');
select tests.is_refused($$ select tests.given('update guard.idempotency_key set answer = ''2''') $$, 'once', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; update guard.idempotency_key set answer = ''2''') $$, 'even for a session that replays', '23001');

select * from finish();
rollback;
