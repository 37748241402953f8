-- Every version of a row has its entry, those that came and went included.
begin;
select plan(16);

create function pg_temp.holes() returns text language sql as $$
  select tests.truth('select string_agg(kind || '' '' || target, '', '' order by kind, target) from guard.unlinked()')
$$;
select tests.given($$ create table booking.scratch (a integer primary key, b integer); select ledger.protect('booking.scratch');
  grant select on booking.scratch to cap_booking $$);
create function pg_temp.lawfully(p_sql text) returns void language plpgsql as $f$
begin
  perform tests.given(p_sql);
  perform tests.arranged();
end;
$f$;
create function pg_temp.past_the_triggers(p_sql text) returns void language plpgsql as $f$
begin
  perform tests.settled();
  perform tests.given('alter table booking.scratch disable trigger user');
  perform tests.given(p_sql);
  perform tests.given('alter table booking.scratch enable always trigger _890_change; alter table booking.scratch enable always trigger _900_entry');
end;
$f$;

select pg_temp.lawfully('insert into booking.scratch values (1, 1), (2, 1)');
select pg_temp.lawfully('update booking.scratch set b = 2; update booking.scratch set b = 3');
select pg_temp.lawfully('update booking.scratch set a = 3 where a = 2');
select pg_temp.lawfully('delete from booking.scratch where a = 3; insert into booking.scratch values (3, 9)');
select is(pg_temp.holes(), null, 'Changed, changed again, under another key, gone and back: no hole');

savepoint whole;
select pg_temp.past_the_triggers('update booking.scratch set b = 66 where a = 1');
select is(pg_temp.holes(), null, 'What went past the triggers is not a link yet');
select pg_temp.lawfully('update booking.scratch set b = 4 where a = 1');
select is(tests.truth($$ select count(*) from booking.unrecorded() $$), '0', 'A lawful change covers it');
select is(pg_temp.holes(), 'booking.scratch 1', 'and does not hide it');
rollback to whole;
select pg_temp.past_the_triggers('update booking.scratch set b = 66 where a = 1');
select tests.given($$ insert into ledger.change (kind, target, fields_version, after) select 'booking.scratch', '1', 1, ledger.digest(to_jsonb(s), '{a,b}') from booking.scratch as s where a = 1;
  select ledger.append('adopted', null, null) $$);
select pg_temp.lawfully('update booking.scratch set b = 4 where a = 1');
select is(pg_temp.holes(), null, 'What an entry adopts openly is no hole');
rollback to whole;

select pg_temp.past_the_triggers('insert into booking.scratch values (7, 1)');
select pg_temp.lawfully('update booking.scratch set b = 2 where a = 7');
select is(pg_temp.holes(), 'booking.scratch 7', 'A hidden beginning is found');
rollback to whole;

select pg_temp.past_the_triggers('delete from booking.scratch where a = 1');
select pg_temp.lawfully('insert into booking.scratch values (1, 3)');
select is(pg_temp.holes(), 'booking.scratch 1', 'and a hidden end');
rollback to whole;

select tests.settled();
select tests.given('alter table booking.scratch add c integer; select ledger.protect(''booking.scratch'')');
select pg_temp.lawfully('update booking.scratch set c = 1');
select is(pg_temp.holes(), null, 'Another list of fields makes other digests, and no hole');
rollback to whole;

select tests.given('select ledger.integrate()');
select tests.settled();
select tests.given($$ alter table ledger.opening disable trigger user; delete from ledger.opening where seq = (select seq from guard.claimed('booking') as c join ledger.opening on position('booking.scratch' in body) > 0 order by seq offset 1 limit 1) $$);
select is(pg_temp.holes(), null, 'Across an erasure nothing is said: audit-retention tells whether that was lawful');
rollback to whole;

-- a hole between two entries; before, between and after them are others, and one of those is erased
select pg_temp.lawfully('insert into booking.scratch values (8, 1)');
select pg_temp.lawfully('insert into booking.scratch values (9, 1)');
select pg_temp.lawfully('insert into booking.scratch values (10, 1)');
select pg_temp.past_the_triggers('update booking.scratch set b = 66 where a = 9');
select pg_temp.lawfully('update booking.scratch set b = 4 where a = 9');
select pg_temp.lawfully('insert into booking.scratch values (11, 1)');
select tests.given('select ledger.integrate()');
select tests.settled();
create function pg_temp.erased(p_target integer) returns text language sql as $f$
  select tests.tried($q$ select tests.given('alter table ledger.opening disable trigger user') $q$,
    format('select tests.given(%L)', format('delete from ledger.opening where body::jsonb @> ''{"changes": [{"target": "%s"}]}''', p_target)), 'select pg_temp.holes()')
$f$;
select is(pg_temp.erased(8), 'booking.scratch 9', 'What was erased before the two says nothing of what is between them');
select is(pg_temp.erased(11), 'booking.scratch 9', 'nor does what was erased after');
select is(pg_temp.erased(10), null, 'Only across an erasure nothing is said');
rollback to whole;

select is(tests.truth('select count(*) from ledger.unrecorded()'), '0', 'Reconciliation is content with the whole');
select is(tests.value_as('cap_ledger', '(select count(*) from guard.unlinked())'), '0', 'The ledger asks');
select tests.is_refused_to('cap_booking', 'select guard.unlinked()', 'A lane does not');
select tests.person('ann', '{tutor}');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select guard.unlinked()', 'nor does a request');

select * from finish();
rollback;
