-- Lessons, restrictions and the reasons for refusals are on record, as they are now.
begin;
select plan(6);

select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11));
select tests.settled();
select is(tests.truth('select count(*) from booking.unrecorded()'), '0', 'Every row of the lane has its entry');
select is(tests.truth($$ select string_agg(distinct known.kind, ' ') from ledger.protected as known
    where known.kind like 'booking.%' and not has_table_privilege('cap_booking', known.kind, 'select') $$), null, 'and the lane reads every table of its own');
select is(tests.truth($$ select string_agg(distinct known.kind, ' ') from ledger.protected as known
    where known.kind like 'booking.%' and not exists (select from pg_policy where polrelid = to_regclass(known.kind) and polcmd = 'r' and polpermissive
      and 'cap_booking'::regrole = any (polroles) and pg_get_expr(polqual, polrelid) = 'true') $$), null, 'all rows of it');
select tests.given($$ alter table booking.reason disable trigger user $$);
select tests.given($$ update booking.reason set meaning = 'None.' where code = 'TUTOR_ON_HOLD' $$);
select is(tests.truth('select kind || '' '' || target from booking.unrecorded()'), 'booking.reason ' || 'TUTOR_ON_HOLD', 'A row that went past the triggers is found');
select tests.is_refused_to('safelane_owner', 'select booking.unrecorded()', 'The owner of the tables does not ask');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select booking.unrecorded()', 'nor does a request');

select * from finish();
rollback;
