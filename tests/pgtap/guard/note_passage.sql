-- A migration says which transactions were its own, those within a block with an exception clause too (TS-67, TS-77).
begin;
select plan(5);

select tests.given('select guard.inspect()');
select tests.given($$ do $do$ begin
    create function guard.nested() returns integer language sql return 1;
  exception when division_by_zero then null;
  end $do$ $$);
select tests.given('create function guard.flat() returns integer language sql return 1');
select tests.given($$ update guard.alembic_version set version_num = '9999' $$);
select is(tests.truth('(select to_revision from guard.passage order by passage desc limit 1)'), '9999', 'Where it led to');
select ok(tests.truth($$ (select (select xmin::text from pg_proc where proname = 'nested') = any (transactions) from guard.passage order by passage desc limit 1) $$)::boolean,
  'What a nested transaction wrote was written by it');
select ok(tests.truth($$ (select (select xmin::text from pg_class where oid = 'booking.lesson'::regclass) <> all (transactions) from guard.passage order by passage desc limit 1) $$)::boolean,
  'what was there before was not');
select tests.given('select guard.inspect()');
select is(tests.truth($$ (select string_agg(verdict, ' ') from guard.changes_since(1) where name in ('guard.nested()', 'guard.flat()')) $$),
  'migration migration', 'So the inspection has an explanation');
select is(tests.truth($$ (select tgenabled from pg_trigger where tgname = '_100_passage') $$), 'A', 'It is written for everybody');

select * from finish();
rollback;
