-- One question about every lane: is there a row that no entry speaks for, a hole in its history, an entry that is filed under
-- something else (TS-12, TS-68)?
begin;
select plan(9);

select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11));
select tests.organisation('patched', 'agency');
select tests.settled();
savepoint whole;
select tests.given(format('alter table %s disable trigger user', name))
from unnest(array['identity.organisation', 'policy.signposting', 'vetting.notice', 'booking.reason', 'recording.reason']) as name;
select tests.given($$ insert into identity.organisation (organisation_id, kind, name, registered_by) values (tests.id('ghost'), 'agency', 'Ghost', tests.registrar()) $$);
select tests.given($$ delete from policy.signposting where ctid = (select min(ctid) from policy.signposting) $$);
select tests.given($$ insert into vetting.notice (notice_id, person_id, code, served_by) values (tests.id('notice'), tests.id('ann'), 'TUTOR_SUSPENDED', tests.registrar()) $$);
select tests.given($$ update booking.reason set meaning = 'Nothing.' where code = 'DBS_MISSING' $$);
select tests.given($$ update recording.reason set remedy = 'Nothing.' where code = (select min(code) from recording.reason) $$);
-- a change that nobody told of, behind one that somebody did
select tests.given($$ update identity.organisation set name = 'Between' where organisation_id = tests.id('patched') $$);
select tests.given($$ alter table identity.organisation enable always trigger _890_change; update identity.organisation set name = 'Patched' where organisation_id = tests.id('patched') $$);
select tests.arranged();
select tests.given($$ insert into ledger.opening (seq, salt, body, retention_salt, retention, release, at, action, outcome)
  values (1000000, sha256('1'), '{"action": "other", "changes": []}', sha256('2'), '{}', sha256('3'), now(), 'tried', 'done') $$);

select is(tests.truth($$ select string_agg(kind, ' ' order by kind) from ledger.unrecorded() $$),
  'booking.reason identity.organisation identity.organisation ledger.opening policy.signposting recording.reason vetting.notice', 'What went past the triggers is found in every lane');
select is(tests.truth($$ select string_agg(target, ' ' order by target collate "C") from ledger.unrecorded() where kind in ('booking.reason', 'identity.organisation', 'ledger.opening') $$),
  (select string_agg(target, ' ' order by target collate "C") from unnest(array[tests.id('ghost')::text, tests.id('patched')::text, 'DBS_MISSING', '1000000']) as target), 'and by its key');
rollback to whole;
select is(tests.truth('select count(*) from ledger.unrecorded()'), '0', 'Of a database that went the usual way every row has its entry');
select cmp_ok(tests.truth($$ select count(*) from guard.claimed('identity') $$)::integer, '>', 3, '(with people in it)');
select is(tests.truth($$ select has_function_privilege('safelane_signer', 'ledger.unrecorded()', 'execute') $$), 'true', 'The signer asks');
select is(tests.truth($$ select has_function_privilege('safelane_auditor', 'ledger.unrecorded()', 'execute') $$), 'false', 'the auditor reads what it found');
select tests.is_refused_to('cap_booking', 'select ledger.unrecorded()', 'A lane does not ask about others');
select tests.is_refused_to('safelane_owner', 'select ledger.unrecorded()', 'nor does the owner of the tables');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select ledger.unrecorded()', 'nor does a request');

select * from finish();
rollback;
