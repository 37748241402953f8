-- Who set the mode, and when, stays to be read (TS-12, TS-67, TS-77).
begin;
select plan(10);

create function pg_temp.rows() returns bigint language sql as $$ select tests.truth('(select count(*) from warden.mode_change)')::bigint $$;
create temporary table before as select pg_temp.rows() as count;

select is(tests.do_as('cap_warden', $$ insert into warden.mode_change (mode, changed_by) values ('production', 'safelane_approver') $$), 1::bigint, 'The guard writes a row');
select is(tests.value_as('cap_warden', '(select count(*) from warden.mode_change)')::bigint, (select count from before) + 1, 'and reads them all');
select is(tests.value_as('safelane_owner', '(select count(*) from warden.mode_change)'), '0', 'The owner of the tables sees none');
select tests.is_refused_to('safelane_owner', $$ insert into warden.mode_change (mode, changed_by) values ('production', 'safelane_approver') $$, 'and adds none');
select tests.is_refused_to('cap_guard', $$ insert into warden.mode_change (mode, changed_by) values ('production', 'safelane_approver') $$, 'Nor does a role that a migration can become');
select tests.is_refused_to('cap_guard', 'select from warden.mode_change', 'which does not look either');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; update warden.mode_change set changed_by = ''me''') $$, 'Nobody changes a row, not even above row security', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; delete from warden.mode_change') $$, 'or takes one away', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; truncate warden.mode_change cascade') $$, 'or all of them', '23001');
select tests.cannot_be('warden.mode_change', '{"mode": "lax", "changed_by": "x"}', 'There are two modes');

select * from finish();
rollback;
