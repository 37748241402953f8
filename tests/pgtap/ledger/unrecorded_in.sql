-- Whatever was changed past the triggers is named: a row that was put there, altered, put back, or taken away.
begin;
select plan(17);

create function pg_temp.found() returns text language sql as $$
  select tests.truth($q$ select string_agg(concat_ws(' ', target, version, case when digest is null then 'gone' end), ', ' order by target)
    from ledger.unrecorded_in('booking') where kind = 'booking.scratch' $q$)
$$;
create function pg_temp.past_the_triggers(p_sql text) returns void language sql as $$
  select tests.given(format('alter table booking.scratch disable trigger user; %s; alter table booking.scratch enable always trigger _890_change;
    alter table booking.scratch enable always trigger _900_entry', p_sql))
$$;

select tests.given($$ create table booking.scratch (a integer, b text, c interval, primary key (a, b)); create unique index on booking.scratch (a); select ledger.protect('booking.scratch') $$);
select tests.given($$ insert into booking.scratch select n, 'x/y', '1 day 2 hours' from generate_series(1, 5) as n $$);
select is(pg_temp.found(), '1/x~1y 1, 2/x~1y 1, 3/x~1y 1, 4/x~1y 1, 5/x~1y 1', 'Before their entry nothing speaks for the rows');
select tests.settled();
select is(pg_temp.found(), null, 'after it there is nothing to report');
set local timezone = 'Pacific/Auckland'; set local intervalstyle = 'sql_standard';
select is(pg_temp.found(), null, 'whatever the session is set to');

savepoint clean;
select pg_temp.past_the_triggers($$ insert into booking.scratch values (6, 'z') $$);
select is(pg_temp.found(), '6/z 1', 'A row that was put there');
rollback to clean;
select pg_temp.past_the_triggers($$ update booking.scratch set c = '1 day 3 hours' where a = 2 $$);
select is(pg_temp.found(), '2/x~1y 1', 'one that was altered');
select pg_temp.past_the_triggers($$ update booking.scratch set c = '1 day 2 hours' where a = 2 $$);
select is(pg_temp.found(), null, '(and is again what its entry says)');
select pg_temp.past_the_triggers($$ delete from booking.scratch where a = 3 $$);
select is(pg_temp.found(), '3/x~1y 1 gone', 'one that was taken away');
rollback to clean;
select tests.given($$ update booking.scratch set c = '5 days' where a = 4 $$);
select tests.settled();
select pg_temp.past_the_triggers($$ update booking.scratch set c = '1 day 2 hours' where a = 4 $$);
select is(pg_temp.found(), '4/x~1y 1', 'one that was put back to what it once said');
rollback to clean;
select tests.given($$ delete from booking.scratch where a = 5 $$);
select tests.settled();
select is(pg_temp.found(), null, 'A removal with its entry is on record');
select pg_temp.past_the_triggers($$ insert into booking.scratch values (5, 'x/y', '1 day 2 hours') $$);
select is(pg_temp.found(), '5/x~1y 1', 'and a row that rose again is not');
rollback to clean;
select pg_temp.past_the_triggers($$ update booking.scratch set a = 10 where a = 1 $$);
select is(pg_temp.found(), '1/x~1y 1 gone, 10/x~1y 1', 'Another key is another row');
rollback to clean;

-- versions
select tests.given($$ alter table booking.scratch add d integer default 7; select ledger.protect('booking.scratch') $$);
select is(pg_temp.found(), null, 'A column that came later unsettles nothing that was said before');
select tests.given($$ update booking.scratch set d = 8 where a = 1 $$);
select tests.settled();
select pg_temp.past_the_triggers($$ update booking.scratch set d = 9 where a = 1 $$);
select is(pg_temp.found(), '1/x~1y 2', 'and counts for rows that were written since');
rollback to clean;
select tests.given($$ alter table booking.scratch drop c; select ledger.protect('booking.scratch') $$);
select is(pg_temp.found(), '1/x~1y 2, 2/x~1y 2, 3/x~1y 2, 4/x~1y 2, 5/x~1y 2', 'A column that is gone: each row needs an entry for what is left');
rollback to clean;
select tests.given($$ drop table booking.scratch $$);
select is(pg_temp.found(), '1/x~1y 1 gone, 2/x~1y 1 gone, 3/x~1y 1 gone, 4/x~1y 1 gone, 5/x~1y 1 gone', 'A table that is gone took its rows with it');
rollback to clean;

select tests.is_refused_to('safelane_owner', $$ select ledger.unrecorded_in('booking') $$, 'The owner of the tables, who sees no rows, does not ask');
select tests.become('ann', 'web_admin') from (select tests.person('ann', '{platform_administrator}')) as ann;
select tests.is_refused($$ select ledger.unrecorded_in('booking') $$, 'nor does a request');

select * from finish();
rollback;
