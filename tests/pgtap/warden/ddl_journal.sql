-- Who changed the definition of this database stays to be read (TS-12, TS-67, TS-77).
begin;
select plan(9);

create function pg_temp.rows() returns bigint language sql as $$ select tests.truth('(select count(*) from warden.ddl_journal)')::bigint $$;
create temporary table before as select pg_temp.rows() as count;

select is(tests.do_as('cap_warden', $$ insert into warden.ddl_journal (login, role, event, tag) values ('safelane_migrator', 'safelane_owner', 'sql_drop', 'DROP TABLE') $$), 1::bigint, 'The guard writes a row');
select is(tests.value_as('cap_warden', '(select count(*) from warden.ddl_journal)')::bigint, (select count from before) + 1, 'and reads them all');
select is(tests.value_as('safelane_owner', '(select count(*) from warden.ddl_journal)'), '0', 'The owner of the tables sees none');
select tests.is_refused_to('safelane_owner', $$ insert into warden.ddl_journal (login, role, event, tag) values ('safelane_migrator', 'safelane_owner', 'sql_drop', 'DROP TABLE') $$, 'and adds none');
select tests.is_refused_to('cap_guard', $$ insert into warden.ddl_journal (login, role, event, tag) values ('safelane_migrator', 'safelane_owner', 'sql_drop', 'DROP TABLE') $$, 'Nor does a role that a migration can become');
select tests.is_refused_to('cap_guard', 'select from warden.ddl_journal', 'which does not look either');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; update warden.ddl_journal set login = ''me''') $$, 'Nobody changes a row, not even above row security', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; delete from warden.ddl_journal') $$, 'or takes one away', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; truncate warden.ddl_journal cascade') $$, 'or all of them', '23001');

select * from finish();
rollback;
