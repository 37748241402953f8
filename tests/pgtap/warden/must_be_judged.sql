-- Whoever changes a definition is judged once, at the end, and nobody takes it back (TS-55, TS-67, TS-77).
begin;
select plan(9);

create function pg_temp.waiting() returns text language sql as $$
  select tests.truth('(select array_agg(concat_ws('' '', revision, deed) order by xid) from warden.pending where xid = pg_current_xact_id())')
$$;
create function pg_temp.says(p_call text) returns text language sql as $$
  select tests.do_as('cap_migration', 'select ' || p_call)::text
$$;
select tests.given('alter table warden.pending disable trigger _900_judge');

select pg_temp.says('warden.must_be_judged()');
select is(pg_temp.waiting(), '{f}', 'Whoever migrates may ask for judgement');
select pg_temp.says('warden.must_be_judged()');
select is(pg_temp.waiting(), '{f}', 'Asked twice it is one');
select pg_temp.says('warden.must_be_judged(true)');
select is(pg_temp.waiting(), '{t}', 'A definition that was touched is known');
select pg_temp.says('warden.must_be_judged(false)');
select is(pg_temp.waiting(), '{t}', 'and is not forgotten');
select tests.given($$ update warden.pending set revision = 'r1' $$);
select tests.given('create temporary table as_it_was as select ctid as place from warden.pending');
select pg_temp.says('warden.must_be_judged(true)');
select is(pg_temp.waiting(), '{"r1 t"}', 'nor is which revision it comes to');
select is(tests.truth('(select waiting.ctid = place from warden.pending as waiting, as_it_was)'), 'true', 'What is known is not written again');
select pg_temp.says('warden.must_be_judged()');
select is(tests.truth('(select waiting.ctid = place from warden.pending as waiting, as_it_was)'), 'true', 'Nor is what says no more');
select tests.is_refused_to('cap_booking', 'select warden.must_be_judged()', 'No lane asks for it');
select tests.is_refused_to('cap_policy', 'select warden.must_be_judged()', 'nor who writes the policy');

select * from finish();
rollback;
