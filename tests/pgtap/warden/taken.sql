-- When a step came in force stays to be read (TS-12, TS-67, TS-77).
begin;
select plan(9);

select tests.given($$ insert into warden.manifest (manifest_id, hash, removed, added, meaning, planned_by) overriding system value values (1000001, 'sha256:' || repeat('a', 64), '{}', '{}', '{}', 'x') $$);

create function pg_temp.rows() returns bigint language sql as $$ select tests.truth('(select count(*) from warden.taken)')::bigint $$;
create temporary table before as select pg_temp.rows() as count;

select is(tests.do_as('cap_warden', $$ insert into warden.taken (manifest_id, taken_by) values (1000001, 'safelane_migrator') $$), 1::bigint, 'The guard writes a row');
select is(tests.value_as('cap_warden', '(select count(*) from warden.taken)')::bigint, (select count from before) + 1, 'and reads them all');
select is(tests.value_as('safelane_owner', '(select count(*) from warden.taken)'), '0', 'The owner of the tables sees none');
select tests.is_refused_to('safelane_owner', $$ insert into warden.taken (manifest_id, taken_by) values (1000001, 'safelane_migrator') $$, 'and adds none');
select tests.is_refused_to('cap_guard', $$ insert into warden.taken (manifest_id, taken_by) values (1000001, 'safelane_migrator') $$, 'Nor does a role that a migration can become');
select tests.is_refused_to('cap_guard', 'select from warden.taken', 'which does not look either');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; update warden.taken set taken_by = ''me''') $$, 'Nobody changes a row, not even above row security', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; delete from warden.taken') $$, 'or takes one away', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; truncate warden.taken cascade') $$, 'or all of them', '23001');

select * from finish();
rollback;
