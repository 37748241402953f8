-- Some rules hold whoever approves (TS-55, TS-67, TS-77).
begin;
select plan(12);

-- this database grants TEMP to PUBLIC, for pgTAP: rule 114 says so
create function pg_temp.faults() returns text language sql as $$
  select tests.value_as('cap_migration', $q$ (select string_agg(rule || ' ' || object, ', ' order by rule, object) from guard.posture_faults() where rule <> 114) $q$)
$$;
create function pg_temp.after(p_damage text, p_repair text) returns text language plpgsql as $$
declare
  v_found text;
begin
  perform tests.given(p_damage);
  v_found := pg_temp.faults();
  perform tests.given(p_repair);
  return v_found;
end;
$$;

select is(pg_temp.faults(), null, 'Nothing breaks them');
select is(tests.value_as('cap_migration', $$ (select string_agg(problem, '') from guard.posture_faults() where rule = 114) $$), 'PUBLIC has TEMPORARY',
  'but what the tests need, which is named');
select is(pg_temp.after('alter table booking.presence no force row level security', 'alter table booking.presence force row level security'),
  '101 booking.presence', 'Row security is enabled and forced');
select is(pg_temp.after('alter view api.tutor_lessons set (security_invoker = false)', 'alter view api.tutor_lessons set (security_invoker = true)'),
  '102 api.tutor_lessons', 'A view runs with the rights of who asks');
select is(pg_temp.after('alter function guard.close_table(regclass) security definer', 'alter function guard.close_table(regclass) security invoker'),
  '103 guard.close_table(regclass)', 'A definer belongs to a capability role');
select is(pg_temp.after('grant execute on function guard.close_table(regclass) to public', 'revoke execute on function guard.close_table(regclass) from public'),
  '104 guard.close_table(regclass)', 'Nothing is for everybody');
select is(pg_temp.after('grant delete on booking.presence to web_tutor', 'revoke delete on booking.presence from web_tutor'),
  '105 booking.presence', 'Who asks writes nothing');
select is(pg_temp.after('alter table ledger.entry disable trigger _100_append_only', 'alter table ledger.entry enable always trigger _100_append_only'),
  '106 _100_append_only on ledger.entry', 'A gate fires for everybody');
select is(pg_temp.after('alter role web_tutor bypassrls', 'alter role web_tutor nobypassrls'),
  '110 authenticator > web_tutor, 111 web_tutor', 'Nothing above the rules is in reach');
select is(pg_temp.after('create schema tests_of_mine; create table tests_of_mine.t (id integer)', 'drop schema tests_of_mine cascade'),
  '101 tests_of_mine.t', 'A table in a schema of one''s own is looked at, too');
select is(tests.value_as('cap_migration', $$ (select count(*) from pg_proc where oid = 'warden.faults()'::regprocedure and prosrc like '%Every table has row security enabled and forced%') $$),
  '1', 'They are the doctor''s rules in the doctor''s words');
select tests.is_refused_to('cap_booking', 'select * from guard.posture_faults()', 'No lane asks');

select * from finish();
rollback;
