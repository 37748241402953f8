-- An answer is kept for its own person.
begin;
select plan(17);

select tests.given($$ insert into guard.idempotency_key (person_id, key, function, body_hash, status, answer)
  values (tests.id('ann'), 'k1', 'f', '\x00', 200, '{"secret": true}'), (tests.id('ann'), 'k2', 'f', '\x00', null, null) $$);
select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor}');

select tests.become('bob', 'web_tutor');
select is(tests.value_as('cap_guard', 'select count(*) from guard.idempotency_key'), '0', 'Nobody finds another''s answers');
select tests.touches_nothing_as('cap_guard', 'update guard.idempotency_key set answer = ''1''', 'or answers for them');
select tests.is_refused_to('cap_guard', $$ insert into guard.idempotency_key (person_id, key, function, body_hash) values (tests.id('ann'), 'k3', 'f', '\x00') $$, 'or uses their keys');

select tests.become('ann', 'web_tutor');
select is(tests.value_as('cap_guard', 'select count(*) from guard.idempotency_key'), '2', 'Ann''s requests find Ann''s');
select is(tests.do_as('cap_guard', 'update guard.idempotency_key set answer = ''1'' where key = ''k2'''), 1::bigint, 'What has no answer gets one');
select tests.touches_nothing_as('cap_guard', 'update guard.idempotency_key set answer = ''2''', 'What has one keeps it');
select is(tests.do_as('cap_guard', $$ insert into guard.idempotency_key (person_id, key, function, body_hash) values (tests.id('ann'), 'k3', 'f', '\x00') $$), 1::bigint, 'A new request takes a new key');
select tests.is_refused_to('cap_guard', 'update guard.idempotency_key set status = 200 where key = ''k3''', 'A status alone is no answer');
select tests.cannot_be('guard.idempotency_key', jsonb_build_object('person_id', tests.id('ann'), 'key', key, 'function', 'f', 'body_hash', '\x00', 'first_used_at', now()), 'A key has 1 to 255 characters')
from unnest(array['', repeat('k', 256)]) as key;
select tests.is_refused_to('cap_guard', 'update guard.idempotency_key set body_hash = ''\x01''', 'The request a key belongs to stays');
select tests.is_refused_to('cap_guard', 'delete from guard.idempotency_key', 'Nothing is deleted');
select tests.is_refused($$ select tests.given('truncate guard.idempotency_key') $$, 'The table is never emptied', '23001');
select tests.is_refused('select from guard.idempotency_key', 'No request reads it by itself');
select tests.is_refused_to('cap_booking', 'select from guard.idempotency_key', 'no lane does');
select is(tests.value_as('safelane_owner', 'select count(*) from guard.idempotency_key'), '0', 'and the owner sees nothing');

select tests.given('alter table guard.idempotency_key disable trigger _100_only_answered; grant update on guard.idempotency_key to cap_guard;
  alter policy cap_guard_select_own on guard.idempotency_key using (true)');
select tests.is_refused_to('cap_guard', 'update guard.idempotency_key set answer = ''1'', person_id = tests.id(''bob'') where key = ''k3''', 'Whoever could see and change more would still not answer as somebody else');

select * from finish();
rollback;
