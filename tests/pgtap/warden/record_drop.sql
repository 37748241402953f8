-- What is gone leaves who took it away, and is judged (TS-12, TS-55, TS-67, TS-77). That PostgreSQL calls this: tests/security/test_073_ddl.py.
begin;
select plan(7);

select tests.given($$
  alter table warden.pending disable trigger _900_judge;
  create schema odd authorization safelane_owner;
  create table odd.shut (a integer primary key); alter table odd.shut owner to safelane_owner;
  create policy own on odd.shut for select to cap_booking using (true);
  create trigger fires before insert on odd.shut for each row execute function guard.refuse_change();
  create sequence odd.counts; alter sequence odd.counts owner to safelane_owner
$$);
create temporary table passing (a integer);
-- from PostgreSQL 18 on each NOT NULL is a constraint, too
create function pg_temp.journal() returns text language sql as $$
  select tests.truth($q$ (select string_agg(concat_ws(' ', login, role, event, tag, object_type, object_identity), '; ' order by object_type collate "C", object_identity collate "C") from warden.ddl_journal where object_identity !~ '_not_null on ' and journal_id > (select last from pg_temp.known)) $q$)
$$;
create function pg_temp.waiting() returns text language sql as $$ select tests.truth('(select array_agg(deed) from warden.pending where xid = pg_current_xact_id())') $$;

select is((select count(*) from pg_event_trigger), 0::bigint, 'Here the story puts the event trigger there itself');
select tests.given($$
  create temporary table known as select coalesce(max(journal_id), 0) as last from warden.ddl_journal;
  create event trigger safelane_100_journal_drop on sql_drop execute function warden.record_drop();
  alter event trigger safelane_100_journal_drop enable always
$$);

select is(tests.tried($$ select tests.do_as('safelane_owner', 'drop sequence odd.counts') $$, 'select pg_temp.journal()'), 'authenticator authenticator sql_drop DROP SEQUENCE sequence odd.counts', 'What somebody meant to take away, and who it was');
select is(tests.tried($$ select tests.do_as('safelane_owner', 'drop table odd.shut') $$, 'select pg_temp.journal()'),
  'authenticator authenticator sql_drop DROP TABLE policy own on odd.shut; authenticator authenticator sql_drop DROP TABLE table odd.shut; authenticator authenticator sql_drop DROP TABLE table constraint shut_pkey on odd.shut; authenticator authenticator sql_drop DROP TABLE trigger fires on odd.shut',
  'and which rules went with it');
select is(tests.tried('set local role web_anon', $$ select tests.given('drop sequence odd.counts') $$, 'select pg_temp.journal()'), 'authenticator web_anon sql_drop DROP SEQUENCE sequence odd.counts', 'and whom they had become');
select is(tests.tried($$ select tests.do_as('safelane_owner', 'drop policy own on odd.shut') $$, 'select pg_temp.waiting()'), '{t}', 'It waits to be judged');
select is(tests.tried('drop table passing', 'select pg_temp.waiting()'), '{f}', 'What was there for this session alone was no rule');
select is(tests.tried('drop table passing', 'select pg_temp.journal()'), 'authenticator authenticator sql_drop DROP TABLE table pg_temp.passing', 'though that is written down');

select * from finish();
rollback;
