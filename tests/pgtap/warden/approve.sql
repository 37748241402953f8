-- A second person approves the steps that they have read, by their numbers, each while it still begins where everybody stands (TS-67, TS-77).
begin;
select plan(19);

select tests.quick_guard();
select tests.given($$
  delete from warden.in_force;
  insert into warden.in_force (hash, revision, judges, lines) values (warden.posture_hash(), 'r1', true, warden.lines());
  insert into warden.manifest (manifest_id, base_hash, hash, revision, removed, added, meaning, planned_by) overriding system value
  select number, case when number <> 1000005 then warden.posture_hash() end, 'sha256:' || repeat(right(number::text, 1), 64), 'r' || number, '{}', '{}', '{}',
    case number when 1000004 then 'safelane_approver' else 'safelane_migrator' end
  from generate_series(1000001, 1000005) as number
$$);
create function pg_temp.is_taken(p_step bigint) returns text language sql as $$
  select format('select tests.given(%L)', format('insert into warden.taken (manifest_id, taken_by) values (%s, ''x'')', p_step))
$$;
create function pg_temp.approving(variadic p_steps bigint[]) returns text language sql as $$ select format('select warden.approve(%L)', p_steps) $$;
create temporary table words as select
  $$ select tests.truth('(select array_agg(concat_ws('' '', manifest_id, approved_by, approved_how) order by manifest_id) from warden.approval where manifest_id > 1000000)') $$ as approved;
grant select on words to public;

select tests.log_in('safelane_approver');
select is(tests.tried(pg_temp.approving(1000001), approved), '{"1000001 safelane_approver person"}', 'The second person approves a step') from words;
select is(tests.tried(pg_temp.approving(1000001, 1000002)), 'sha256:' || repeat('2', 64), 'or several, and learns where the last one leads');
select is(tests.tried(pg_temp.approving(1000001, 1000003), approved), '{"1000001 safelane_approver person","1000003 safelane_approver person"}', 'and no other step than those') from words;
select is(tests.tried(pg_temp.approving(1000001), pg_temp.approving(1000001), approved), '{"1000001 safelane_approver person"}', 'A step is approved once, however often they say so') from words;
select is(tests.tried(pg_temp.approving(1000002), $$ select tests.truth($q$ (select concat_ws(' ', action, said.body::jsonb -> 'detail' ->> 'hash', said.body::jsonb -> 'detail' ->> 'revision', said.body::jsonb -> 'detail' ->> 'planned_by', said.body::jsonb -> 'detail' ->> 'approved_by')
    from ledger.opening as said order by seq desc limit 1) $q$) $$), 'approve_posture sha256:' || repeat('2', 64) || ' r1000002 safelane_migrator safelane_approver',
  'The ledger has an entry of what, who planned it and who approved');
select is(tests.tried(pg_temp.approving(1000009)), 'P0002 step 1000009 was never planned, or is in force', 'What was never planned is not approved');
select is(tests.tried(pg_temp.is_taken(1000001), pg_temp.approving(1000001)), 'P0002 step 1000001 was never planned, or is in force', 'nor what is in force');
select is(tests.tried(pg_temp.is_taken(1000001), pg_temp.approving(1000002), approved), '{"1000002 safelane_approver person"}', 'What was planned after it is') from words;
select is(tests.tried(pg_temp.is_taken(1000002), pg_temp.approving(1000001)), '55000 sha256:' || repeat('1', 64) || ' was planned before what is in force now', 'and what was planned before is not: another state was before everybody''s eyes');
select is(tests.tried(pg_temp.approving(1000004)), '42501 who planned it does not approve it', 'Who planned it does not approve it');
select is(tests.tried(pg_temp.approving(1000005)), '55000 sha256:' || repeat('5', 64) || ' was planned from a posture that is no longer in force', 'nor does anybody what begins elsewhere, or nowhere');
select is(tests.tried($$ select tests.given('update warden.in_force set hash = ''sha256:0''') $$, pg_temp.approving(1000001)), '55000 sha256:' || repeat('1', 64) || ' was planned from a posture that is no longer in force', 'or began where everybody stood');
select is(tests.tried($$ select tests.given('delete from warden.in_force') $$, pg_temp.approving(1000005), approved), '{"1000005 safelane_approver person"}', 'The first begins nowhere') from words;
select is(tests.tried(pg_temp.approving(1000001, 1000004), approved), '42501 who planned it does not approve it', 'Of several all are approved, or none') from words;

select tests.log_in('safelane_migrator');
select is(tests.tried(pg_temp.approving(1000001)), '42501 permission denied for function approve', 'Who migrates does not approve');
select tests.given('grant execute on function warden.approve(bigint[]) to safelane_migrator, safelane_owner');
select is(tests.tried(pg_temp.approving(1000004)), '42501 safelane_migrator does not approve', 'not even where they may call it, and somebody else planned');
select is(tests.tried('set local role safelane_owner', pg_temp.approving(1000001)), '42501 safelane_migrator has become safelane_owner: here everybody acts as who they are', 'or in another''s name');
select tests.log_in('authenticator');
select tests.given('grant execute on function warden.approve(bigint[]) to authenticator; grant usage on schema warden to authenticator');
select is(tests.tried(pg_temp.approving(1000001)), '42501 authenticator does not approve', 'No request approves');
select tests.given('alter role authenticator superuser');
select is(tests.tried(pg_temp.approving(1000001)), '42501 authenticator does not approve', 'and no superuser does');
select tests.given('alter role authenticator nosuperuser');

select * from finish();
rollback;
