-- No action without an entry: judged when the transaction ends, for every role (TS-12, TS-68, F22).
-- "set constraints all immediate" is what COMMIT does; tests/security/test_ledger_omission.py commits in earnest.
begin;
select plan(25);

select tests.person('ann', '{tutor}');
select tests.organisation('acme', 'agency');
create function pg_temp.commits() returns text language sql as $$
  select $q$ select tests.given('set constraints all immediate') $q$
$$;
create function pg_temp.opens(p_name text) returns void language sql as $$ select tests.organisation(p_name, 'school') $$;

select tests.is_refused(pg_temp.commits(), 'A change without an entry does not commit', '23514');
select tests.value_as('cap_ledger', $$ ledger.append('opened', 'organisation', null) $$);
select lives_ok(pg_temp.commits(), 'with one it does');
select tests.given('set constraints all deferred');

savepoint before;
select tests.value_as('cap_ledger', $$ ledger.append('opened', 'organisation', null) $$);
select pg_temp.opens('too late');
select tests.is_refused(pg_temp.commits(), 'An entry that was written before the change does not speak of it', '23514');
rollback to before;
select tests.given('set constraints all deferred');

select tests.given('set constraints all immediate');
select tests.is_refused($$ select pg_temp.opens('at once') $$, 'Who has constraints judged at once is judged at once', '23514');
select tests.given('set constraints all deferred');

savepoint entry;
select pg_temp.opens('kept');
savepoint inner_one;
select tests.value_as('cap_ledger', $$ ledger.append('opened', 'organisation', null) $$);
rollback to inner_one;
select tests.is_refused(pg_temp.commits(), 'An entry that was rolled back is none', '23514');
select tests.value_as('cap_ledger', $$ ledger.append('opened', 'organisation', null) $$);
select lives_ok(pg_temp.commits(), 'and the next one speaks of the change instead');
select tests.given('set constraints all deferred');
rollback to entry;
select tests.given('set constraints all deferred');

savepoint many;
select pg_temp.opens('one');
select tests.value_as('cap_ledger', $$ ledger.append('opened', 'organisation', null) $$);
select pg_temp.opens('two');
select tests.value_as('cap_ledger', $$ ledger.append('opened', 'organisation', null) $$);
select lives_ok(pg_temp.commits(), 'Two changes with an entry each');
select is(tests.truth($$ select string_agg((last_change - first_change)::text, ' ' order by seq desc) from (
    select * from ledger.opening where xid = pg_current_xact_id() order by seq desc limit 2) as o $$), '0 0', 'of which each lists its own');
select tests.given('set constraints all deferred');
select pg_temp.opens('three');
select tests.is_refused(pg_temp.commits(), 'and a third has none', '23514');
rollback to many;
select tests.given('set constraints all deferred');

-- the entry lists a row as it was before its last change
savepoint twice;
select tests.restricted('ann');
select tests.value_as('cap_ledger', $$ ledger.append('held', 'person', null) $$);
select tests.given($$ update booking.restriction set ended_at = now(), ended_by = tests.registrar() where tutor_id = tests.id('ann') $$);
select tests.is_refused(pg_temp.commits(), 'An entry for an earlier version does not speak of the later one', '23514');
rollback to twice;
select tests.given('set constraints all deferred');

-- a removal
savepoint removal;
select tests.given($$ create table booking.scratch (a integer primary key); select ledger.protect('booking.scratch') $$);
select tests.given($$ insert into booking.scratch values (1) $$);
select tests.settled();
select tests.given($$ delete from booking.scratch $$);
select tests.is_refused(pg_temp.commits(), 'A removal needs its entry too', '23514');
select tests.settled();
select lives_ok(pg_temp.commits(), 'and commits with one');
rollback to removal;
select tests.given('set constraints all deferred');

-- a digest that somebody wrote by hand is not an entry, and an entry without it is none
savepoint forged;
select tests.given($$ alter table identity.organisation disable trigger _890_change $$);
select pg_temp.opens('unwitnessed');
select tests.value_as('cap_ledger', $$ ledger.append('opened', 'organisation', null) $$);
select tests.is_refused(pg_temp.commits(), 'Where no digest was left, no entry can list it', '23514');
rollback to forged;
select tests.given('set constraints all deferred');

savepoint replica;
select tests.given($$ set local session_replication_role = replica $$);
select pg_temp.opens('replayed');
select tests.is_refused(pg_temp.commits(), 'A replaying session is refused as well', '23514');
rollback to replica;
select tests.given('set constraints all deferred');

-- nor are digests that somebody left by hand, of something else or for an entry of somebody else; a lead is asked, who
-- sees the entries of other transactions
select tests.person('dora', '{dsl}');
select tests.given($$ create table booking.scratch (a integer primary key); select ledger.protect('booking.scratch') $$);
select tests.settled();
select tests.given('alter table booking.scratch disable trigger _890_change');
select tests.seal_as('dora', 'web_dsl');
create function pg_temp.commits_with(p_kind text, p_target text, p_row text, p_made_by xid8, p_claimed_by xid8, p_further bigint default 0) returns void language plpgsql as $f$
declare
  v_change bigint := tests.changed(p_kind, p_target, p_row, p_made_by);
begin
  perform tests.old_entry(tests.id('thing'), now(), p_xid => p_claimed_by, p_first_change => v_change + p_further, p_last_change => v_change + p_further);
  perform tests.given('insert into booking.scratch values (1)');
  perform tests.given('set constraints all immediate');
end;
$f$;
create function pg_temp.ours() returns xid8 language sql as $f$ select pg_current_xact_id() $f$;
select tests.is_refused(format('select pg_temp.commits_with(%L, %L, %L, %L, %L, %s)', kind, target, said, made_by, claimed_by, further), wanted, '23514')
from (values
  ('booking.other', '1', '{"a":1}', pg_temp.ours(), pg_temp.ours(), 0, 'Another table''s row is not this one'),
  ('booking.scratch', '2', '{"a":1}', pg_temp.ours(), pg_temp.ours(), 0, 'nor is another row that reads like it'),
  ('booking.scratch', '1', '{"a":2}', pg_temp.ours(), pg_temp.ours(), 0, 'nor this one in another version'),
  ('booking.scratch', '1', '{"a":1}', '7', '7', 0, 'What an earlier transaction did and told is not what this one did'),
  ('booking.scratch', '1', '{"a":1}', pg_temp.ours(), '7', 0, 'An entry of another transaction speaks of its own changes, whatever their numbers'),
  ('booking.scratch', '1', '{"a":1}', pg_temp.ours(), pg_temp.ours(), 1, 'and one that lists what came after is silent about this'),
  ('booking.scratch', '1', '{"a":1}', pg_temp.ours(), pg_temp.ours(), -1, 'as is one that lists what came before')
) as forged (kind, target, said, made_by, claimed_by, further, wanted);
select lives_ok($$ select pg_temp.commits_with('booking.scratch', '1', '{"a":1}', pg_temp.ours(), pg_temp.ours()) $$, '(with its digest and an entry that lists it the row commits)');
rollback to forged;
select tests.forget_identity();
select tests.given('set constraints all deferred');

select throws_matching($$ do $d$ begin perform tests.organisation('said', 'school'); perform tests.given('set constraints all immediate'); end $d$ $$,
  'has no entry in the ledger', 'The refusal says what is missing');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select ledger.require_entry() $$, 'Nobody calls a trigger');
select is(tests.truth($$ select prosecdef and proowner = 'cap_ledger'::regrole from pg_proc where oid = 'ledger.require_entry'::regproc $$), 'true',
  'It runs as the ledger');

select * from finish();
rollback;
