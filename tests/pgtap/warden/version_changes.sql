-- Who says that a revision is in force is judged, and the table says which, not the caller (TS-55, TS-67, TS-77).
begin;
select plan(12);

create function pg_temp.waiting() returns text language sql as $$
  select tests.truth('(select array_agg(concat_ws('' '', coalesce(revision, ''none''), deed)) from warden.pending where xid = pg_current_xact_id())')
$$;
select tests.given($$
  alter table warden.pending disable trigger _900_judge;
  alter table guard.alembic_version disable trigger _100_passage, disable trigger _900_count_change;
  create table guard.other (version_num varchar(32)); alter table guard.other owner to safelane_owner;
  create trigger _900_posture after insert or update or delete on guard.other for each row execute function warden.version_changes()
$$);
create function pg_temp.made_anew(p_columns text) returns text language sql as $$
  select format('alter table guard.alembic_version rename to alembic_before; create table guard.alembic_version (%s);
    create trigger _900_posture after insert on guard.alembic_version for each row execute function warden.version_changes()', p_columns)
$$;
create function pg_temp.then(variadic p_steps text[]) returns text language sql as $$
  select tests.tried(variadic array(select format('select tests.given(%L)', step) from unnest(p_steps) with ordinality as s (step, place) order by place) || array['select pg_temp.waiting()'])
$$;

select is(pg_temp.then($$ update guard.alembic_version set version_num = 'r7' $$), '{"r7 f"}', 'A revision that is said to be in force waits to be judged');
select is(pg_temp.then('delete from guard.alembic_version', $$ insert into guard.alembic_version values ('r8') $$), '{"r8 f"}', 'So does the first');
select is(pg_temp.then('delete from guard.alembic_version'), '{"base f"}', 'and that there is none any more');
select is(pg_temp.then($$ select warden.must_be_judged(true) $$, $$ update guard.alembic_version set version_num = 'r7' $$), '{"r7 t"}', 'beside what was done to a definition');
select is(pg_temp.then($$ update guard.alembic_version set version_num = 'r7' $$, $$ update guard.alembic_version set version_num = 'r8' $$), '{"r8 f"}', 'The last one is judged');
select is(tests.tried($$ select tests.given('update guard.alembic_version set version_num = ''r7''') $$, $$ select tests.given('create temporary table as_it_was as select ctid as place from warden.pending') $$,
  $$ select tests.given('update guard.alembic_version set version_num = ''r7''') $$, $$ select tests.truth('(select waiting.ctid = place from warden.pending as waiting, as_it_was)') $$), 'true', 'and said again it is not written again');
select is(pg_temp.then($$ insert into guard.other values ('r7') $$), '42501 the revision of this database is text, in guard.alembic_version', 'Another table does not say it');
select is(pg_temp.then('alter table guard.alembic_version rename to alembic_before', $$ update guard.alembic_before set version_num = 'r7' $$), '42501 the revision of this database is text, in guard.alembic_version', 'nor the same under another name');
select is(pg_temp.then(pg_temp.made_anew('version_num text, other varchar'), $$ insert into guard.alembic_version values ('r7') $$), '42501 the revision of this database is text, in guard.alembic_version',
  'nor as another type, whose cast its maker wrote');
select is(pg_temp.then(pg_temp.made_anew('other varchar'), $$ insert into guard.alembic_version values ('r7') $$), '42501 the revision of this database is text, in guard.alembic_version', 'nor as another column');
select is(pg_temp.then(pg_temp.made_anew('version_num varchar'), $$ insert into guard.alembic_version values ('r7') $$), '{"r7 f"}', 'A table that was made anew as it was does');
select tests.is_refused_to('cap_migration', 'select warden.version_changes()', 'Nobody calls it but the table');

select * from finish();
rollback;
