-- Every DDL command leaves who did it and waits to be judged; what a transaction switches off it could look past, so that is
-- refused as it is said (TS-12, TS-55, TS-67, TS-77). That PostgreSQL calls this: tests/security/test_073_ddl.py.
begin;
select plan(29);

select tests.given($$
  alter table warden.pending disable trigger _900_judge;
  create schema odd authorization safelane_owner;
  create table odd.shut (a integer); alter table odd.shut owner to safelane_owner;
  alter table odd.shut enable row level security, force row level security;
  create table odd.open (a integer); alter table odd.open owner to safelane_owner;
  create policy for_the_owner on odd.shut for select to safelane_owner using (true);
  create function odd.numbered() returns integer language sql return 1; create function odd.numbered_too() returns integer language sql return 1;
  -- an open table, and a policy for the owner, that have by chance the numbers of these two functions
  insert into pg_catalog.pg_class select (jsonb_populate_record(c, jsonb_build_object('oid', 'odd.numbered()'::regprocedure::oid, 'relname', 'numbered'))).* from pg_catalog.pg_class as c where c.oid = 'odd.open'::regclass;
  insert into pg_catalog.pg_policy select 'odd.numbered_too()'::regprocedure, 'numbered', polrelid, polcmd, polpermissive, polroles, polqual, polwithcheck from pg_catalog.pg_policy where polname = 'for_the_owner';
  delete from warden.in_force;
  insert into warden.in_force (hash, judges, lines) values ('sha256:1', true, '')
$$);
-- what the owner does, and what is written down of it, and whether it touched a definition
create function pg_temp.journal() returns text language sql as $$
  select tests.truth($q$ (select string_agg(concat_ws(' ', login, role, event, tag, object_type, object_identity), '; ' order by journal_id) from warden.ddl_journal where journal_id > (select last from pg_temp.known)) $q$)
$$;
create function pg_temp.waiting() returns text language sql as $$ select tests.truth('(select array_agg(deed) from warden.pending where xid = pg_current_xact_id())') $$;
create function pg_temp.does(p_sql text, p_look text) returns text language sql as $$
  select tests.tried(format('select tests.do_as(''safelane_owner'', %L)', p_sql), format('select pg_temp.%I()', p_look))
$$;
create function pg_temp.before_it_judges(p_sql text, p_look text) returns text language sql as $$
  select tests.tried('select tests.given(''update warden.in_force set judges = false'')', format('select tests.do_as(''safelane_owner'', %L)', p_sql), format('select pg_temp.%I()', p_look))
$$;

select is((select count(*) from pg_event_trigger), 0::bigint, 'Here the story puts the event trigger there itself');
select tests.given($$
  create temporary table known as select coalesce(max(journal_id), 0) as last from warden.ddl_journal;
  create event trigger safelane_100_journal on ddl_command_end execute function warden.record_command();
  alter event trigger safelane_100_journal enable always
$$);

select is(pg_temp.does('create view odd.seen as select a from odd.shut', 'journal'), 'authenticator authenticator ddl_command_end CREATE VIEW view odd.seen', 'Who logged in, what was done, and to what');
select is(tests.tried('set local role web_anon', $$ select tests.given('comment on table odd.shut is ''x''') $$, 'select pg_temp.journal()'), 'authenticator web_anon ddl_command_end COMMENT table odd.shut', 'and whom they had become');
select is(pg_temp.does('create view odd.seen as select a from odd.shut; create view odd.seen_too as select a from odd.shut', 'journal') ~ '; ', true, 'of each command');
select is(pg_temp.does('create view odd.seen as select a from odd.shut', 'waiting'), '{t}', 'A definition that was touched waits to be judged');
select is(pg_temp.does('comment on table odd.shut is ''x''', 'waiting'), '{f}', 'A comment touches none');
-- before PostgreSQL 17 that was no DDL
select is(coalesce(pg_temp.does('reindex table odd.shut', 'waiting'), '{f}'), '{f}', 'nor does an index that is built anew');
select is(tests.tried('create temporary table passing (a integer)', 'select pg_temp.waiting()'), '{f}', 'nor what is there for this session alone');
select is(tests.tried('create temporary table passing (a integer)', 'select pg_temp.journal()'), 'authenticator authenticator ddl_command_end CREATE TABLE table pg_temp.passing', 'which is written down all the same');

-- row security
select is(pg_temp.does('alter table odd.shut disable row level security', 'waiting'), '23514 row security of odd.shut stays enabled and forced', 'Row security is not switched off');
select is(pg_temp.does('alter table odd.shut no force row level security', 'waiting'), '23514 row security of odd.shut stays enabled and forced', 'nor left unforced');
select is(pg_temp.does('create table odd.another (a integer)', 'waiting'), '23514 row security of odd.another stays enabled and forced', 'A new table is shut');
select is(pg_temp.does('create table odd.another (a integer) partition by list (a)', 'waiting'), '23514 row security of odd.another stays enabled and forced', 'whatever it is made of');
select is(pg_temp.does('alter table odd.shut add b integer', 'waiting'), '{t}', 'What stays shut may change');
select is(pg_temp.does('create sequence odd.counts', 'waiting'), '{t}', 'What holds no rows of its own is none');
select is(tests.tried($$ select tests.given('create table tests.arranged (a integer)') $$, 'select pg_temp.waiting()'), '{t}', 'The tests'' own are none of it');
select is(tests.tried($$ select tests.given('create table tap.arranged (a integer)') $$, 'select pg_temp.waiting()'), '{t}', 'in either schema');
select is(tests.tried($$ select tests.given('alter function odd.numbered() cost 7') $$, 'select pg_temp.waiting()'), '{t}', 'A table that has the number of something else by chance is another');
select is(pg_temp.before_it_judges('alter table odd.shut disable row level security', 'waiting'), '{t}', 'A database that is being made is not there yet');

-- policies
select is(pg_temp.does('create policy odd on odd.shut for select to safelane_owner using (true)', 'waiting'), '23514 odd on odd.shut allows who owns the tables, or who logs in: they see nothing', 'The owner of the tables gets no policy');
select is(pg_temp.does('create policy odd on odd.shut for select to cap_booking, safelane_migrator using (true)', 'waiting'), '23514 odd on odd.shut allows who owns the tables, or who logs in: they see nothing', 'nor does who logs in');
select is(pg_temp.does('create policy odd on odd.shut for select to cap_booking using (true); alter policy odd on odd.shut to safelane_owner', 'waiting'), '23514 odd on odd.shut allows who owns the tables, or who logs in: they see nothing', 'later on either');
select is(pg_temp.does('create policy odd on odd.shut for select to cap_booking using (true)', 'waiting'), '{t}', 'A lane gets one');
select is(pg_temp.does('create policy odd on odd.shut as restrictive for select to safelane_owner using (false)', 'waiting'), '{t}', 'and what binds them more allows nothing');
select is(tests.tried($$ select tests.given('alter function odd.numbered_too() cost 7') $$, 'select pg_temp.waiting()'), '{t}', 'A policy that has the number of something else by chance is another');
select is(pg_temp.before_it_judges('create policy odd on odd.shut for select to safelane_owner using (true)', 'waiting'), '{t}', 'Before it judges there is none to look past');

-- in production an index that is built in one go is no piecework
select tests.given($$
  insert into warden.mode_change (mode, changed_by) values ('production', 'x');
  create event trigger safelane_050_piecemeal on ddl_command_start execute function warden.refuse_piecemeal();
  alter event trigger safelane_050_piecemeal enable always
$$);
select is(pg_temp.does('create index on odd.shut (a)', 'waiting'), '{t}', 'An index');
select is(pg_temp.does('alter table odd.shut add b integer', 'waiting'), '{t}', 'a column');
select is(pg_temp.does('create view odd.seen as select a from odd.shut', 'waiting'), '{t}', 'or a view comes as a whole');

select * from finish();
rollback;
