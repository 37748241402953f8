-- What was checked about a tutor is on record, as it is now.
begin;
select plan(6);

select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11));
select tests.settled();
select is(tests.truth('select count(*) from vetting.unrecorded()'), '0', 'Every row of the lane has its entry');
select is(tests.truth($$ select string_agg(distinct known.kind, ' ') from ledger.protected as known
    where known.kind like 'vetting.%' and not has_table_privilege('cap_vetting', known.kind, 'select') $$), null, 'and the lane reads every table of its own');
select is(tests.truth($$ select string_agg(distinct known.kind, ' ') from ledger.protected as known
    where known.kind like 'vetting.%' and not exists (select from pg_policy where polrelid = to_regclass(known.kind) and polcmd = 'r' and polpermissive
      and 'cap_vetting'::regrole = any (polroles) and pg_get_expr(polqual, polrelid) = 'true') $$), null, 'all rows of it');
select tests.given($$ alter table vetting.gate_decision disable trigger user $$);
select tests.given($$ update vetting.gate_decision set decision = 'withdrawn' where person_id = tests.id('ann') $$);
select is(tests.truth('select kind || '' '' || target from vetting.unrecorded()'), 'vetting.gate_decision ' || tests.truth($$ select decision_id from vetting.gate_decision where person_id = tests.id('ann') $$), 'A row that went past the triggers is found');
select tests.is_refused_to('safelane_owner', 'select vetting.unrecorded()', 'The owner of the tables does not ask');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select vetting.unrecorded()', 'nor does a request');

select * from finish();
rollback;
