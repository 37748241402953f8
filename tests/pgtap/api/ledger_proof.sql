-- Whoever holds a receipt has it proved.
begin;
select plan(13);

select tests.person('ann', '{tutor}');
select tests.become('ann', 'web_tutor');

select tests.do_as('cap_booking', $$ select ledger.append('tried', null, null) $$);
select set_config('safelane_test.seq', tests.truth('select max(seq) from ledger.entry'), true);
select set_config('safelane_test.leaf', tests.truth('select encode(leaf_hash, ''hex'') from ledger.entry order by seq desc limit 1'), true);
select is((select header ->> 'Ledger-Receipt' from jsonb_array_elements(current_setting('response.headers')::jsonb) as header where header ? 'Ledger-Receipt'),
  format('seq=%s; leaf=%s', current_setting('safelane_test.seq'), current_setting('safelane_test.leaf')), 'The receipt came with the answer');
create function pg_temp.proof(p_leaf text default current_setting('safelane_test.leaf')) returns jsonb language sql as $f$
  select api.ledger_proof(current_setting('safelane_test.seq')::bigint, p_leaf)
$f$;
select tests.answers('select pg_temp.proof()', 409, 'not-in-the-tree', 'For a moment it has no place');
select tests.answers($$ select pg_temp.proof(repeat('0', 64)) $$, 404, 'not-found', 'A wrong receipt');
select tests.answers($$ select api.ledger_proof(1000000, repeat('0', 64)) $$, 404, 'not-found', 'reads like one of nobody''s');
select tests.seal_ledger();
select is(pg_temp.proof() ->> 'idx', tests.truth('select ledger.size() - 1'), 'Then it is the last');
select is(pg_temp.proof() -> 'proof', tests.truth($$ select to_jsonb(array(select encode(step, 'base64') from unnest(ledger.inclusion(ledger.size() - 1, ledger.size())) as step)) $$)::jsonb, 'with its path');
select is(encode(sha256('\x00'::bytea || convert_to(pg_temp.proof() ->> 'leaf', 'UTF8')), 'hex'), current_setting('safelane_test.leaf'), 'and the leaf that was hashed');
select is(pg_temp.proof() -> 'checkpoint', 'null', 'Nothing is signed yet');
select tests.given($$ insert into ledger.checkpoint (size, origin, note) select ledger.size(), 'log.example', 'the note' $$);
select tests.entries(3);
select tests.seal_ledger();
select is(pg_temp.proof() ->> 'checkpoint', 'the note', 'A checkpoint comes with it once there is one');
select is(pg_temp.proof() ->> 'size', tests.truth('select max(size) from ledger.checkpoint'), 'and the path leads to its root');
select tests.nobody();
select tests.is_refused('select pg_temp.proof()', 'Somebody without a token proves nothing here');

select tests.become('ann', 'web_tutor');
select tests.answers($$ select api.ledger_proof(1, current_setting('safelane_test.leaf')) $$, 404, 'not-found', 'A receipt is a number and a hash that belong together');
select set_config('safelane_test.seq', tests.truth('select max(seq) from ledger.leaf'), true);
select set_config('safelane_test.leaf', tests.truth('select encode(leaf_hash, ''hex'') from ledger.entry where seq = (select max(seq) from ledger.leaf)'), true);
select is(pg_temp.proof() -> 'checkpoint', 'null', 'What came after the last checkpoint is under none yet');

select * from finish();
rollback;
