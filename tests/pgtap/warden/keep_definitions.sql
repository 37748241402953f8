-- What is in force is kept as it reads, and only that (TS-67, TS-77).
begin;
select plan(4);

select tests.given($$ alter table warden.definition disable trigger _100_append_only; delete from warden.definition; alter table warden.definition enable always trigger _100_append_only $$);
create temporary table held as select tests.value_as('cap_migration', $$
  (select string_agg(concat_ws(' | ', kind, object, text), E'\n') from warden.posture() where kind <> 'function' or object ~ '^warden\.(take|plan)\(') $$) as lines;
create function pg_temp.keep(p_lines text) returns text language sql as $$
  select format('select tests.do_as(''cap_warden'', %L)', format('select warden.keep_definitions(%L)', p_lines))
$$;
create temporary table kept as select $$ select tests.truth('(select string_agg(substring(definition from ''FUNCTION ([a-z_.]*)''), '', '' order by definition) from warden.definition)') $$ as texts;

select is(tests.tried(pg_temp.keep(lines), texts), 'warden.plan, warden.take', 'Of each function in these lines the text is kept, and no other') from held cross join kept;
select is(tests.tried(pg_temp.keep(''), texts), null, 'and none where there are no lines') from kept;
select is(tests.tried(pg_temp.keep('function | a.f() | CREATE f sha256 ' || repeat('0', 64)), texts), null, 'What nobody can read is not kept') from kept;
select is(tests.tried(pg_temp.keep(lines), pg_temp.keep(lines), texts), 'warden.plan, warden.take', 'What is kept already stays as it is') from held cross join kept;

select * from finish();
rollback;
