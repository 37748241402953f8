-- A table that is written anew leaves who did it, and is judged (TS-12, TS-55, TS-67, TS-77). That PostgreSQL calls this: tests/security/test_073_ddl.py.
begin;
select plan(3);

select tests.given($$
  alter table warden.pending disable trigger _900_judge;
  create schema odd authorization safelane_owner;
  create table odd.shut (a integer); alter table odd.shut owner to safelane_owner
$$);
select is((select count(*) from pg_event_trigger), 0::bigint, 'Here the story puts the event trigger there itself');
select tests.given($$
  create temporary table known as select coalesce(max(journal_id), 0) as last from warden.ddl_journal;
  create event trigger safelane_100_journal_rewrite on table_rewrite execute function warden.record_rewrite();
  alter event trigger safelane_100_journal_rewrite enable always
$$);

select is(tests.tried('set local role web_anon', $$ select tests.given('alter table odd.shut alter a type bigint') $$, $$ select tests.truth($q$ (select array_agg(concat_ws(' ', login, role, event, tag, object_type, object_identity))
    from warden.ddl_journal where journal_id > (select last from pg_temp.known)) $q$) $$), '{"authenticator web_anon table_rewrite ALTER TABLE table odd.shut"}', 'Who it was, and which table');
select is(tests.tried($$ select tests.given('alter table odd.shut alter a type bigint') $$, $$ select tests.truth('(select array_agg(deed) from warden.pending where xid = pg_current_xact_id())') $$), '{f}', 'It waits to be judged');

select * from finish();
rollback;
