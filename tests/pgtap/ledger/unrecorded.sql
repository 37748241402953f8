-- One question about every lane: is there a row that no entry speaks for?
begin;
select plan(8);

select is(tests.truth('select count(*) from ledger.unrecorded()'), '0', 'Of a new database every row has its entry');
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11));
select tests.arranged();
select is(tests.truth('select count(*) from ledger.unrecorded()'), '0', 'and of one with people in it');
select cmp_ok(tests.truth($$ select count(*) from guard.claimed('identity') $$)::integer, '>', 3, '(who are in it)');

select tests.settled();
select tests.given(format('alter table %s disable trigger user', name)) from unnest(array['identity.organisation', 'policy.signposting', 'vetting.notice', 'booking.reason']) as name;
select tests.given($$ insert into identity.organisation (organisation_id, kind, name, registered_by) values (tests.id('ghost'), 'agency', 'Ghost', tests.registrar()) $$);
select tests.given($$ delete from policy.signposting where ctid = (select min(ctid) from policy.signposting) $$);
select tests.given($$ insert into vetting.notice (notice_id, person_id, code, served_by) values (tests.id('notice'), tests.id('ann'), 'TUTOR_SUSPENDED', tests.registrar()) $$);
select tests.given($$ update booking.reason set meaning = 'Nothing.' where code = 'DBS_MISSING' $$);
select is(tests.truth($$ select string_agg(kind, ' ' order by kind) from ledger.unrecorded() $$),
  'booking.reason identity.organisation policy.signposting vetting.notice', 'What went past the triggers is found in every lane');
select is(tests.truth($$ select string_agg(target, ' ') from ledger.unrecorded() where kind in ('booking.reason', 'identity.organisation') $$),
  tests.id('ghost') || ' DBS_MISSING', 'and by its key');

select is(tests.truth($$ select has_function_privilege('safelane_signer', 'ledger.unrecorded()', 'execute') $$), 'true', 'The signer asks');
select tests.is_refused_to('cap_booking', 'select ledger.unrecorded()', 'A lane does not ask about others');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select ledger.unrecorded()', 'nor does a request');

select * from finish();
rollback;
