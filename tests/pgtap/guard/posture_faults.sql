-- Some rules hold whoever approves (TS-55, TS-67, TS-77). Rule by rule: tests/pgtap/warden/faults.sql.
begin;
select plan(6);

-- this database grants TEMP to PUBLIC, for pgTAP: rule 114 says so
create function pg_temp.faults() returns text language sql as $$
  select tests.value_as('cap_migration', '(select string_agg(concat_ws('' '', rule, object, problem), ''; '' order by rule, object) from guard.posture_faults())')
$$;

select tests.is_refused_to('cap_booking', 'select * from guard.posture_faults()', 'No lane asks');
select is(pg_temp.faults(), '114 this database PUBLIC has TEMPORARY', 'Nothing breaks them but what the tests need, which is named');
select tests.given($$ alter table booking.presence no force row level security; alter role web_tutor bypassrls; create schema tests_of_mine; create table tests_of_mine.t (id integer) $$);
select is(pg_temp.faults(), '101 booking.presence row security is not forced; 101 tests_of_mine.t row security is not enabled, row security is not forced; 110 authenticator > web_tutor BYPASSRLS; 111 web_tutor bypasses row security; 114 this database PUBLIC has TEMPORARY',
  'What breaks them is named with what is wrong, in a schema of one''s own too');
select tests.given($$ alter table booking.presence force row level security; alter role web_tutor nobypassrls; drop schema tests_of_mine cascade $$);
select is(pg_temp.faults(), '114 this database PUBLIC has TEMPORARY', 'and mended it is not');
select is(tests.value_as('cap_migration', $$ (select count(*) from pg_proc where oid = 'warden.faults()'::regprocedure and prosrc like '%Every table has row security enabled and forced%') $$),
  '1', 'They are the doctor''s rules in the doctor''s words');
select is(tests.value_as('cap_migration', $$ (select count(distinct found) from pg_proc, regexp_matches(prosrc, '^select (\d{3}), found', 'gn') as found where oid = 'warden.faults()'::regprocedure) $$), '17', 'all that no approval overrides');

select * from finish();
rollback;
