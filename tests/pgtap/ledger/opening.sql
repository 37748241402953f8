-- What an entry says is written in the proved name, shown to whom it may be, and goes only with a tombstone.
begin;
select plan(16);

select tests.person('ann', '{tutor}');
select tests.person('dora', '{dsl}');
-- after a restore transactions are counted anew: what bears our number may be old, and what is new may be another's
select tests.old_entry(tests.id('restored'), '2010-05-03T12:00:00Z');
select tests.old_entry(tests.id('elsewhere'), clock_timestamp() + interval '1 minute', p_xid => '7');
select tests.become('ann', 'web_tutor');

select tests.do_as('cap_booking', $$ select ledger.append('tried', null, null) $$);
create function pg_temp.forged(p_person text, p_persona text) returns text language plpgsql as $f$
begin
  return format($q$ insert into ledger.opening (seq, salt, body, retention_salt, retention, release, at, action, outcome, actor_id)
    values (1000000, sha256('1'), %L, sha256('2'), '{}', sha256('3'), '2026-11-21T12:00:00Z', 'tried', 'done', %L) $q$,
    format('{"action":"tried","as":null,"at":"2026-11-21T12:00:00.000000Z","case":null,"outcome":"done","person":%s,"persona":%s,"policy":null,"target":{"id":null,"kind":null},"token":null}', coalesce('"' || p_person || '"', 'null'), coalesce('"' || p_persona || '"', 'null')), p_person);
end;
$f$;
select tests.is_refused_to('cap_ledger', pg_temp.forged(tests.id('bob')::text, 'web_tutor'), 'An entry in another name is refused');
select tests.is_refused_to('cap_ledger', pg_temp.forged(tests.id('ann')::text, 'web_dsl'), 'so is one in another persona');
select tests.is_refused_to('cap_ledger', pg_temp.forged(null, null), 'and one in nobody''s while somebody asks');
savepoint honest;
select tests.given($$ insert into ledger.opening (seq, salt, body, retention_salt, retention, release, at, action, outcome)
  values (1000000, sha256('1'), '{"action": "other"}', sha256('2'), '{}', sha256('3'), now(), 'tried', 'done') $$);
select is(tests.truth('select seq from guard.misfiled()'), '1000000', 'Columns that do not say what the body says are found');
rollback to honest;
select is(tests.value_as('cap_ledger', 'select count(*) from ledger.opening'), '1', 'cap_ledger sees what this transaction wrote, and nothing else for a tutor');
select is(tests.value_as('safelane_owner', 'select count(*) from ledger.opening'), '0', 'The owner sees nothing');
select tests.touches_nothing_as('cap_ledger', 'delete from ledger.opening', 'Without a tombstone nothing goes');
select tests.is_refused_to('cap_ledger', 'update ledger.opening set body = ''{}''', 'Nothing is changed');
select tests.is_refused($$ select tests.given('update ledger.opening set salt = sha256(''9'')') $$, 'A superuser changes nothing', '23001');
select tests.is_refused($$ select tests.given('delete from ledger.opening') $$, 'deletes nothing', '23001');
select tests.is_refused($$ select tests.given('truncate ledger.opening') $$, 'does not empty it', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; delete from ledger.opening') $$, 'and a session that replays does not either', '23001');
select tests.is_refused('select from ledger.opening', 'No request reads it');
select tests.is_refused_to('cap_booking', 'select from ledger.opening', 'no lane does');
select tests.seal_as('ann', 'web_admin');
select isnt(tests.value_as('cap_ledger', 'select count(*) from ledger.opening where xid <> pg_current_xact_id()'), '0', 'For an administrator it sees what was done before');

select tests.seal_as('dora', 'web_dsl');
select tests.tombstone(tests.truth($$ select max(seq) from ledger.opening where target_id = tests.id('restored') $$)::bigint);
select is(tests.do_as('cap_ledger', $$ delete from ledger.opening where target_id in (tests.id('restored'), tests.id('elsewhere')) $$), 1::bigint, 'With a tombstone one goes, and no other');

select * from finish();
rollback;
