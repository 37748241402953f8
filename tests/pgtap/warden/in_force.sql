-- The posture that was judged last is one row, which the guard alone writes (TS-55, TS-67, TS-77).
begin;
select plan(11);

select tests.given('delete from warden.in_force');

select is(tests.do_as('cap_warden', $$ insert into warden.in_force (hash, revision, judges, lines) values ('sha256:1', 'r1', true, 'a') $$), 1::bigint, 'The guard writes it');
select is(tests.do_as('cap_warden', $$ update warden.in_force set hash = 'sha256:2' $$), 1::bigint, 'and writes it anew');
select is(tests.value_as('cap_warden', '(select hash from warden.in_force)'), 'sha256:2', 'and reads it');
select tests.is_refused_to('cap_warden', $$ insert into warden.in_force (hash, judges, lines) values ('sha256:3', true, 'a') $$, 'There is one', '23505');
select tests.cannot_be('warden.in_force', '{"one": false, "hash": "sha256:3", "judges": true, "lines": "a"}', 'and no other');
select tests.touches_nothing_as('cap_warden', 'delete from warden.in_force', 'The guard has no business without it');
select is(tests.value_as('safelane_owner', '(select count(*) from warden.in_force)'), '0', 'The owner of the tables sees none');
select tests.is_refused_to('safelane_owner', $$ update warden.in_force set hash = 'sha256:3' $$, 'and says nothing of it');
select tests.is_refused_to('cap_guard', $$ update warden.in_force set hash = 'sha256:3' $$, 'Nor does a role that a migration can become');
select tests.is_refused_to('cap_guard', 'select from warden.in_force', 'which does not look either');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; truncate warden.in_force') $$, 'Nobody empties it, not even above row security', '23001');

select * from finish();
rollback;
