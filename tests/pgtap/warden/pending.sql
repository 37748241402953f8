-- What a transaction has changed and was not judged for is the guard's to know, and nobody takes it back (TS-55, TS-67, TS-77).
begin;
select plan(12);

select tests.quick_guard();
select tests.given('delete from warden.in_force; insert into warden.mode_change (mode, changed_by) values (''production'', ''x'')');

select tests.is_refused($$ select tests.given('set local session_replication_role = replica; truncate warden.pending') $$, 'Nobody empties it, not even above row security', '23001');
select is(tests.do_as('cap_warden', 'insert into warden.pending (deed) values (true)'), 1::bigint, 'The guard writes it');
select is(tests.do_as('cap_warden', $$ update warden.pending set revision = 'r1' $$), 1::bigint, 'and writes it anew');
select is(tests.value_as('cap_warden', '(select array_agg(concat_ws('' '', revision, deed, xid = pg_current_xact_id())) from warden.pending)'), '{"r1 t t"}', 'and reads it');
select is(tests.do_as('cap_warden', 'delete from warden.pending'), 1::bigint, 'and takes it away, when it is judged');
select is(tests.tried('select tests.do_as(''cap_warden'', ''insert into warden.pending (deed) values (true)'')', 'set constraints all immediate', 'set constraints all immediate')
  ~ '^42501 refused at COMMIT: nobody approved', true, 'What waits there is judged at COMMIT');
select is(tests.tried('select tests.given(''set local session_replication_role = replica; insert into warden.pending (deed) values (true); set local session_replication_role = origin'')',
  'set constraints all immediate', 'set constraints all immediate') ~ '^42501 refused at COMMIT: nobody approved', true, 'whoever put it there, and however');
select is(tests.value_as('safelane_owner', '(select count(*) from warden.pending)'), '0', 'The owner of the tables sees none');
select tests.is_refused_to('safelane_owner', 'delete from warden.pending', 'and takes none away');
select tests.is_refused_to('safelane_owner', 'insert into warden.pending (deed) values (false)', 'or says how little it was');
select tests.is_refused_to('cap_guard', 'delete from warden.pending', 'Nor does a role that a migration can become');
select tests.is_refused_to('cap_guard', 'select from warden.pending', 'which does not look either');

select * from finish();
rollback;
