-- Consents, recordings and who looked at them are on record, as they are now.
begin;
select plan(6);

select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11));
select tests.settled();
select is(tests.truth('select count(*) from recording.unrecorded()'), '0', 'Every row of the lane has its entry');
select is(tests.truth($$ select string_agg(distinct known.kind, ' ') from ledger.protected as known
    where known.kind like 'recording.%' and not has_table_privilege('cap_recording', known.kind, 'select') $$), null, 'and the lane reads every table of its own');
select is(tests.truth($$ select string_agg(distinct known.kind, ' ') from ledger.protected as known
    where known.kind like 'recording.%' and not exists (select from pg_policy where polrelid = to_regclass(known.kind) and polcmd = 'r' and polpermissive
      and 'cap_recording'::regrole = any (polroles) and pg_get_expr(polqual, polrelid) = 'true') $$), null, 'all rows of it');
select tests.given($$ alter table recording.reason disable trigger user $$);
select tests.given($$ update recording.reason set meaning = 'None.' where code = 'LESSON_UNKNOWN' $$);
select is(tests.truth('select kind || '' '' || target from recording.unrecorded()'), 'recording.reason ' || 'LESSON_UNKNOWN', 'A row that went past the triggers is found');
select tests.is_refused_to('safelane_owner', 'select recording.unrecorded()', 'The owner of the tables does not ask');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select recording.unrecorded()', 'nor does a request');

select * from finish();
rollback;
