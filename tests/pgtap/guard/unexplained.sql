-- What changed without a migration is told with what happened to it, until somebody says why (TS-67, TS-77).
begin;
select plan(14);

create function pg_temp.problem(p_object text) returns text language sql as $$
  select regexp_replace(tests.truth(format('(select problem from guard.unexplained() where object = %L)', p_object)), '\d{4}-[^U]*UTC', 'THEN')
$$;

-- inspections, each with what it saw; the words are those of docs/doctor.md, rule 130
create function pg_temp.inspected(p_number integer, p_said jsonb default '{}') returns text language sql as $$
  select format('insert into guard.inspection (inspection, at, cluster, database, passages, seen, unexplained, root, whole, with_roles, because)
    values (%s, %L, 1, 1, 0, 0, 0, repeat(''0'', 64), %L, false, %L)', p_number, '2026-01-01 00:00+00'::timestamptz + make_interval(days => p_number - 1000), coalesce(p_said ->> 'whole', 'true'), p_said ->> 'because')
$$;
create function pg_temp.saw(p_number integer, p_kind text, p_name text, p_change text, p_verdict text default 'unexplained') returns text language sql as $$
  select format('insert into guard.sighting (inspection, kind, name, change, verdict) values (%s, %L, %L, %L, %L)', p_number, p_kind, p_name, p_change, p_verdict)
$$;
create function pg_temp.told(variadic p_steps text[]) returns text language sql as $$
  select tests.tried(variadic array(select format('select tests.given(%L)', step) from unnest(p_steps) with ordinality as s (step, place) order by place)
    || array[$q$ select tests.truth('(select string_agg(object || '' '' || problem, ''; '' order by object, problem) from guard.unexplained())') $q$])
$$;
select is(pg_temp.told(pg_temp.inspected(1001), pg_temp.saw(1001, 'table', 'a', 'first', 'first'), pg_temp.inspected(1002), pg_temp.saw(1002, 'table', 'a', 'touched'), pg_temp.saw(1002, 'role', 'b', 'touched'),
    pg_temp.saw(1002, 'table', 'c', 'new', 'migration'), pg_temp.saw(1002, 'index', 'd', 'touched', 'maintenance')),
  'role b changed since 2026-01-02 00:00:00 UTC though its text is as before: a new password leaves this, and so does a power given and taken back; table a changed since 2026-01-02 00:00:00 UTC though its text is as before',
  'What nobody explained is told since when, and of a role what it may have been');
select is(pg_temp.told(pg_temp.inspected(1001), pg_temp.inspected(1002), pg_temp.saw(1002, 'table', 'a', 'remade'), pg_temp.saw(1002, 'table', 'b', 'rewritten')),
  'table a was dropped and made again since 2026-01-02 00:00:00 UTC, though its text is as before; table b changed since 2026-01-02 00:00:00 UTC though its text is as before; its storage is another, as VACUUM FULL, CLUSTER or TRUNCATE leave it',
  'and how it changed');
select is(pg_temp.told(pg_temp.inspected(1001), pg_temp.inspected(1002), pg_temp.saw(1002, 'table', 'a', 'new'), pg_temp.inspected(1003, '{"because": "we know of it"}'), pg_temp.saw(1003, 'table', 'b', 'gone'), pg_temp.inspected(1004)),
  'table b is gone since 2026-01-03 00:00:00 UTC, and no migration removed it', 'Once somebody said why, what was told before is not told again, and what came with it is');
select is(pg_temp.told(pg_temp.inspected(1001), pg_temp.inspected(1002), pg_temp.saw(1002, 'table', 'a', 'new'), pg_temp.inspected(1003), pg_temp.saw(1003, 'table', 'b', 'first', 'first')), null, 'Nor where a database begins anew');
select is(pg_temp.told(pg_temp.inspected(1001), pg_temp.inspected(1002), pg_temp.saw(1002, 'table', 'a', 'new'), pg_temp.inspected(1003), pg_temp.saw(1003, 'role', 'b', 'first', 'first'), pg_temp.saw(1003, 'table', 'c', 'new', 'migration')),
  'table a is new since 2026-01-02 00:00:00 UTC, and no migration made it', 'That roles were seen for the first time, or that a migration made something, begins nothing');
select is(pg_temp.told(pg_temp.inspected(1001), pg_temp.inspected(1002, '{"whole": "false"}')), 'guard.sighting what it keeps does not add up to inspection 1001: rows were changed or taken away', 'A record that does not add up is told');
select is(pg_temp.told(pg_temp.inspected(1001), pg_temp.inspected(1002, '{"whole": "false"}'), pg_temp.inspected(1003, '{"because": "we know of it"}')), null, 'until somebody said why');
select is(pg_temp.told(pg_temp.inspected(1001), pg_temp.inspected(1002)), null, 'Where all is well there is nothing to tell');

select tests.given('select guard.inspect()');
select tests.given('alter table booking.lesson no force row level security');
select tests.given('alter table booking.lesson force row level security');
select tests.given('alter table booking.presence disable row level security');
select tests.given('create function guard.made() returns integer language sql return 1');
select tests.given('drop function vetting.midnight(date) cascade');
select tests.given('select guard.inspect()');
select is(pg_temp.problem('table booking.lesson'), 'changed since THEN though its text is as before', 'Changed and changed back');
select is(pg_temp.problem('table booking.presence'), 'changed since THEN, and no migration changed it', 'Changed for good');
select is(pg_temp.problem('function guard.made()'), 'is new since THEN, and no migration made it', 'New');
select is(pg_temp.problem('function vetting.midnight(date)'), 'is gone since THEN, and no migration removed it', 'Gone');
select is(pg_temp.problem('table identity.person'), null, 'Nothing is said of what is as it was');
select tests.is_refused_to('cap_booking', 'select * from guard.unexplained()', 'Only the operator asks');

select * from finish();
rollback;
