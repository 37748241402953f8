-- Every posture that was planned, who approved it, and when it came in force, stays to be read (TS-12, TS-67, TS-77).
begin;
select plan(3);

select tests.given($$
  insert into warden.manifest (manifest_id, from_hash, from_revision, hash, revision, removed, added, meaning, planned_by, planned_at) overriding system value
  values (1000002, 'from', 'r0', 'sha256:' || repeat('b', 64), 'r1', '{}', '{}', '{loosens}', 'planner', '2026-01-01 00:00+00'), (1000001, null, null, 'sha256:' || repeat('a', 64), null, '{}', '{}', '{}', 'planner', '2026-01-01 00:00+00');
  insert into warden.approval values (1000002, 'approver', 'person', '2026-01-02 00:00+00');
  insert into warden.taken (manifest_id, taken_by, taken_at) values (1000002, 'taker', '2026-01-03 00:00+00')
$$);
select is(tests.value_as('cap_migration', $$ (select array_agg(concat_ws(' ', manifest_id, left(hash, 8), revision, from_hash, from_revision, meaning, planned_by, planned_at at time zone 'UTC',
    approved_by, approved_how, approved_at at time zone 'UTC', taken_by, taken_at at time zone 'UTC') order by place) from warden.manifest_rows() with ordinality as told (manifest_id, hash, revision, from_hash, from_revision, meaning,
    planned_by, planned_at, approved_by, approved_how, approved_at, taken_by, taken_at, place) where manifest_id > 1000000) $$),
  '{"1000001 sha256:a {} planner 2026-01-01 00:00:00","1000002 sha256:b r1 from r0 {loosens} planner 2026-01-01 00:00:00 approver person 2026-01-02 00:00:00 taker 2026-01-03 00:00:00"}',
  'Each step with who planned, approved and took it, in the order in which they were planned');
select is(tests.value_as('cap_migration', '(select count(*) from warden.manifest_rows())'), tests.truth('(select count(*) from warden.manifest)'), 'and none left out');
select tests.is_refused_to('cap_booking', 'select warden.manifest_rows()', 'No lane asks');

select * from finish();
rollback;
