-- Which rules are in force is on record, as they are now.
begin;
select plan(6);

select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11));
select tests.settled();
select is(tests.truth('select count(*) from policy.unrecorded()'), '0', 'Every row of the lane has its entry');
select is(tests.truth($$ select string_agg(distinct known.kind, ' ') from ledger.protected as known
    where known.kind like 'policy.%' and not has_table_privilege('cap_policy', known.kind, 'select') $$), null, 'and the lane reads every table of its own');
select is(tests.truth($$ select string_agg(distinct known.kind, ' ') from ledger.protected as known
    where known.kind like 'policy.%' and not exists (select from pg_policy where polrelid = to_regclass(known.kind) and polcmd = 'r' and polpermissive
      and 'cap_policy'::regrole = any (polroles) and pg_get_expr(polqual, polrelid) = 'true') $$), null, 'all rows of it');
select tests.given($$ alter table policy.profile_value disable trigger user $$);
select tests.given($$ update policy.profile_value set value = '7' where profile = 'mytutor' and key = 'student.min_age' $$);
select is(tests.truth('select kind || '' '' || target from policy.unrecorded()'), 'policy.profile_value ' || 'mytutor/student.min_age/' || tests.truth($$ select to_jsonb(valid_from at time zone 'UTC') #>> '{}' from policy.profile_value where profile = 'mytutor' and key = 'student.min_age' $$) || case when tests.truth($$ select isfinite(valid_from) from policy.profile_value where profile = 'mytutor' and key = 'student.min_age' $$) = 'true' then '+00:00' else '' end, 'A row that went past the triggers is found');
select tests.is_refused_to('safelane_owner', 'select policy.unrecorded()', 'The owner of the tables does not ask');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select policy.unrecorded()', 'nor does a request');

select * from finish();
rollback;
