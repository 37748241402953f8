-- What came in force is written down with who did it, and from which revision on tables are shut from their first moment (TS-55, TS-67, TS-77).
begin;
select plan(9);

select tests.given($$
  delete from warden.in_force;
  insert into warden.manifest (manifest_id, hash, removed, added, meaning, planned_by) overriding system value
  select number, 'sha256:' || repeat('a', 64), '{}', '{}', '{}', 'x' from generate_series(1000001, 1000006) as number
$$);
create function pg_temp.takes(p_before text, p_step bigint) returns text language sql as $$
  select tests.tried(format('select tests.given(%L)', p_before), format('select tests.do_as(''cap_warden'', %L)', format('select warden.take(%s, ''sha256:1'', ''r1'', ''lines'')', p_step)),
    $q$ select tests.truth('(select concat_ws('' '', hash, revision, judges, lines) from warden.in_force)') $q$)
$$;
create function pg_temp.trigger_on(p_table text, p_name text) returns text language sql as $$
  select format('drop trigger _900_posture on guard.alembic_version; create trigger %I before insert on %s for each row execute function guard.refuse_change()', p_name, p_table)
$$;

create temporary table held as select tests.value_as('cap_migration', $$
  (select string_agg(concat_ws(' | ', kind, object, text), E'\n') from warden.posture() where kind = 'function' and object ~ '^warden\.(take|plan)\(') $$) as lines;

select is(pg_temp.takes('select', 1000001), 'sha256:1 r1 t lines', 'It is in force, and what is made from then on is judged');
select is(pg_temp.takes('drop trigger _900_posture on guard.alembic_version', 1000001), 'sha256:1 r1 f lines', 'Before the revision that brought the judgement it is not');
select is(pg_temp.takes(pg_temp.trigger_on('guard.alembic_version', 'another'), 1000001), 'sha256:1 r1 f lines', 'Another trigger does not make it so');
select is(pg_temp.takes(pg_temp.trigger_on('guard.anchor', '_900_posture'), 1000001), 'sha256:1 r1 f lines', 'nor one of another table');
select is(pg_temp.takes('create schema odd; create table odd.alembic_version (a integer);' || pg_temp.trigger_on('odd.alembic_version', '_900_posture'), 1000001), 'sha256:1 r1 f lines', 'or of one that is called so elsewhere');
select is(pg_temp.takes($$ insert into warden.in_force (hash, revision, judges, lines) values ('sha256:0', 'r0', false, 'x') $$, 1000001), 'sha256:1 r1 t lines', 'What was in force is not any more');
select is(tests.tried($$ select tests.do_as('cap_warden', 'select warden.take(1000002, ''sha256:1'', ''r1'', ''x'')') $$, $$ select tests.truth('(select taken_by || '' '' || (xid = pg_current_xact_id()) from warden.taken where manifest_id = 1000002)') $$),
  'authenticator true', 'It is written down who did it, and in which transaction');

select is(tests.tried($$ select tests.given('create temporary table counted as select number from policy.epoch') $$, $$ select tests.do_as('cap_warden', 'select warden.take(1000002, ''sha256:1'', ''r1'', ''x'')') $$,
    $$ select tests.truth('(select epoch.number > counted.number from policy.epoch, counted)') $$), 'true', 'What was remembered under the one before is forgotten');
select is(tests.tried($$ select tests.given('delete from warden.in_force; alter table warden.definition disable trigger _100_append_only; delete from warden.definition') $$,
    format('select tests.do_as(''cap_warden'', %L)', format('select warden.take(1000003, ''sha256:1'', ''r1'', %L)', (select lines from pg_temp.held))), $$ select tests.truth('(select count(*) from warden.definition)') $$),
  '2', 'The text of each function in force is kept, to stand beside what comes next');

select * from finish();
rollback;
