-- Who approved what, and how, is written down by the guard alone and stays (TS-12, TS-67, TS-77).
begin;
select plan(10);

select tests.given($$ insert into warden.manifest (manifest_id, hash, removed, added, meaning, planned_by) overriding system value values (1000001, 'sha256:' || repeat('a', 64), '{}', '{}', '{}', 'x') $$);

create function pg_temp.rows() returns bigint language sql as $$ select tests.truth('(select count(*) from warden.approval)')::bigint $$;
create temporary table before as select pg_temp.rows() as count;

select is(tests.do_as('cap_warden', $$ insert into warden.approval (manifest_id, approved_by, approved_how) values (1000001, 'safelane_approver', 'person') $$), 1::bigint, 'The guard writes a row');
select is(tests.value_as('cap_warden', '(select count(*) from warden.approval)')::bigint, (select count from before) + 1, 'and reads them all');
select is(tests.value_as('safelane_owner', '(select count(*) from warden.approval)'), '0', 'The owner of the tables sees none');
select tests.is_refused_to('safelane_owner', $$ insert into warden.approval (manifest_id, approved_by, approved_how) values (1000001, 'safelane_approver', 'person') $$, 'and adds none');
select tests.is_refused_to('cap_guard', $$ insert into warden.approval (manifest_id, approved_by, approved_how) values (1000001, 'safelane_approver', 'person') $$, 'Nor does a role that a migration can become');
select tests.is_refused_to('cap_guard', 'select from warden.approval', 'which does not look either');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; update warden.approval set approved_by = ''me''') $$, 'Nobody changes a row, not even above row security', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; delete from warden.approval') $$, 'or takes one away', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; truncate warden.approval cascade') $$, 'or all of them', '23001');
select tests.cannot_be('warden.approval', '{"manifest_id": 1000001, "approved_by": "x", "approved_how": "somehow"}', 'An approval is a person''s, the guard''s own, or from the day production began');

select * from finish();
rollback;
