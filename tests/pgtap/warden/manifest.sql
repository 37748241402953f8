-- Every step that was planned stays as it was planned (TS-12, TS-67, TS-77).
begin;
select plan(10);

create function pg_temp.rows() returns bigint language sql as $$ select tests.truth('(select count(*) from warden.manifest)')::bigint $$;
create temporary table before as select pg_temp.rows() as count;

select is(tests.do_as('cap_warden', $$ insert into warden.manifest (hash, removed, added, meaning, planned_by) values ('sha256:' || repeat('b', 64), '{}', '{}', '{}', 'safelane_migrator') $$), 1::bigint, 'The guard writes a row');
select is(tests.value_as('cap_warden', '(select count(*) from warden.manifest)')::bigint, (select count from before) + 1, 'and reads them all');
select is(tests.value_as('safelane_owner', '(select count(*) from warden.manifest)'), '0', 'The owner of the tables sees none');
select tests.is_refused_to('safelane_owner', $$ insert into warden.manifest (hash, removed, added, meaning, planned_by) values ('sha256:' || repeat('b', 64), '{}', '{}', '{}', 'safelane_migrator') $$, 'and adds none');
select tests.is_refused_to('cap_guard', $$ insert into warden.manifest (hash, removed, added, meaning, planned_by) values ('sha256:' || repeat('b', 64), '{}', '{}', '{}', 'safelane_migrator') $$, 'Nor does a role that a migration can become');
select tests.is_refused_to('cap_guard', 'select from warden.manifest', 'which does not look either');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; update warden.manifest set planned_by = ''me''') $$, 'Nobody changes a row, not even above row security', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; delete from warden.manifest') $$, 'or takes one away', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; truncate warden.manifest cascade') $$, 'or all of them', '23001');
select tests.cannot_be('warden.manifest', '{"hash": "sha256:12", "removed": [], "added": [], "meaning": [], "planned_by": "x"}', 'A posture is known by a whole SHA-256');

select * from finish();
rollback;
