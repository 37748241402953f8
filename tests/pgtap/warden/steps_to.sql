-- Whoever plans and whoever approves sees every step of the newest plan that leads to a posture, with its lines (TS-67, TS-77).
begin;
select plan(6);

select tests.given($$
  insert into warden.manifest (manifest_id, plan_id, base_hash, from_hash, from_revision, hash, revision, removed, added, meaning, planned_by) overriding system value
  select number, md5(plan)::uuid, 'base', 'from', 'r0', 'sha256:' || repeat(leads, 64), 'r' || number, '{a}', '{b}', '{c}', 'safelane_migrator'
  from (values (1000001, 'old', '1'), (1000002, 'old', '2'), (1000003, 'new', '3'), (1000004, 'new', '1'), (1000005, 'new', '2'), (1000006, 'new', '4'), (1000007, 'other', '5')) as step (number, plan, leads)
$$);
create function pg_temp.leads_to(p_to text) returns text language sql as $$
  select tests.truth(format($q$ (select string_agg(manifest_id || coalesce(' by ' || approved_by, ''), ', ') from warden.steps_to('sha256:' || repeat(%L, 64))) $q$, p_to))
$$;
create function pg_temp.is_taken(p_step bigint) returns void language sql as $$
  select tests.given(format('insert into warden.taken (manifest_id, taken_by) values (%s, ''x'')', p_step))
$$;

select is(pg_temp.leads_to('2'), '1000003, 1000004, 1000005', 'Every step of the newest plan that leads there, in order, and none of what comes after');
select is(pg_temp.leads_to('9'), null, 'None leads where nobody planned to go');
select is(tests.truth($$ (select concat_ws(' ', base_hash, from_hash, from_revision, left(hash, 8), revision, removed, added, meaning, planned_by, planned_at::date = now()::date) from warden.steps_to('sha256:' || repeat('3', 64))) $$),
  'base from r0 sha256:3 r1000003 {a} {b} {c} safelane_migrator t', 'Each with what it takes away and adds, what that means, and who planned it');
select tests.given($$ insert into warden.approval (manifest_id, approved_by, approved_how) values (1000004, 'safelane_approver', 'person'), (1000007, 'somebody', 'person') $$);
select is(pg_temp.leads_to('2'), '1000003, 1000004 by safelane_approver, 1000005', 'and who approved it');
select pg_temp.is_taken(1000003);
select is(pg_temp.leads_to('2'), '1000004 by safelane_approver, 1000005', 'What is in force is no step any more');
select pg_temp.is_taken(1000005);
select is(pg_temp.leads_to('2'), '1000001, 1000002', 'A plan that was carried out leads there no more; an older one may');

select * from finish();
rollback;
