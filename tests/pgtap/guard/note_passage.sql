-- A migration says which transactions were its own, those within a block with an exception clause too (TS-67, TS-77).
begin;
select plan(11);

select tests.given('select guard.inspect()');
select tests.given($$ do $do$ begin
    create function guard.nested() returns integer language sql return 1;
  exception when division_by_zero then null;
  end $do$ $$);
select tests.given('create function guard.flat() returns integer language sql return 1');
select is(tests.truth('(select count(*) from guard.passage where transactions && array[pg_current_xact_id()::xid::text])'), '0', 'Whoever says nothing of the revision explains nothing');
select tests.given($$ update guard.alembic_version set version_num = '9999' $$);
select is(tests.truth('(select to_revision from guard.passage order by passage desc limit 1)'), '9999', 'Where it led to');
select ok(tests.truth($$ (select (select xmin::text from pg_proc where proname = 'nested') = any (transactions) from guard.passage order by passage desc limit 1) $$)::boolean,
  'What a nested transaction wrote was written by it');
select ok(tests.truth($$ (select (select xmin::text from pg_class where oid = 'booking.lesson'::regclass) <> all (transactions) from guard.passage order by passage desc limit 1) $$)::boolean,
  'what was there before was not');
select is(tests.truth('(select count(*) from (select unnest(transactions) from guard.passage order by passage desc limit 1) as named (xid))'), tests.truth('(select count(distinct xid) from (select unnest(transactions) from guard.passage order by passage desc limit 1) as named (xid))'),
  'Each is named once');
select is(tests.truth($$ (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and objid = 'guard.passage'::regclass and granted) $$), '1', 'Two migrations wait for one another');
select tests.given('select guard.inspect()');
select is(tests.truth($$ (select string_agg(verdict, ' ') from guard.changes_since(1) where name in ('guard.nested()', 'guard.flat()')) $$),
  'migration migration', 'So the inspection has an explanation');
select tests.given('alter table guard.alembic_version disable trigger _900_posture, disable trigger _900_count_change');
select is(tests.tried($$ select tests.given('delete from guard.alembic_version') $$, $$ select tests.truth('(select concat_ws('' '', from_revision, coalesce(to_revision, ''nowhere''), login) from guard.passage order by passage desc limit 1)') $$), '9999 nowhere authenticator', 'A way down leads nowhere');
select is(tests.tried($$ select tests.given('delete from guard.alembic_version; insert into guard.alembic_version values (''0001'')') $$, $$ select tests.truth('(select concat_ws('' '', coalesce(from_revision, ''nowhere''), to_revision) from guard.passage order by passage desc limit 1)') $$),
  'nowhere 0001', 'and the first begins there');
select is(tests.truth($$ (select tgenabled from pg_trigger where tgname = '_100_passage') $$), 'A', 'It is written for everybody');

-- what another transaction wrote meanwhile, what was written long ago, and what this one wrote itself
select tests.given($$ create or replace function guard.sightings() returns table (kind text, name text, object bigint, xmin_is text, storage bigint, fact text) language sql stable as $f$
  select 'table', 'a', 1, xid::text, 1, 'a' from unnest(array[pg_current_xact_id()::text::bigint + 500, 3, pg_current_xact_id()::text::bigint]) as seen (xid) $f$ $$);
select is(tests.tried($$ select tests.given('update guard.alembic_version set version_num = ''9998''') $$, $$ select tests.truth('(select transactions = array[pg_current_xact_id()::xid::text] from guard.passage order by passage desc limit 1)') $$),
  'true', 'Its own transaction is named, once, and nobody else''s');

select * from finish();
rollback;
