-- What people said about being recorded, and lessons that are going on. As arranging.sql: row security does not bind
-- these, the gates do, but for words of an instant that has not come yet.

-- select tests.says('lily', 'self', 'lesson', 'lily', 'given'); with p_at at another instant; a tutor speaks of no learner.
create or replace function tests.says(
  p_person text, p_capacity text, p_lesson text, p_learner text, p_kind text, p_at timestamptz default null
)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_act uuid;
begin
  perform tests.only_in_tests();
  if p_at >= now() then
    perform tests.said_then(p_person, p_capacity, p_lesson, p_learner, p_kind, p_at);
    return null;
  end if;
  insert into recording.act (lesson_id, learner_id, person_id, capacity, kind, at, guardianship_id)
  select
    tests.id(p_lesson), tests.id(p_learner), tests.id(p_person), p_capacity, p_kind, coalesce(p_at, clock_timestamp()),
    case when p_capacity = 'parent' then (
      select link.guardianship_id
      from identity.guardianship as link
      where link.guardian_id = tests.id(p_person)
        and link.learner_id = tests.id(p_learner)
        and link.valid_from <= coalesce(p_at, clock_timestamp())
        and (link.valid_until is null or link.valid_until > coalesce(p_at, clock_timestamp()))
      limit 1) end
  returning act_id into v_act;
  return v_act;
end;
$$;

-- A lesson of two minutes that is going on, with everybody there; the same people may be on others in slots 1 to 6:
-- select tests.going_on('lesson', 'ann', '{lily, max}');
create or replace function tests.going_on(
  p_name text, p_tutor text, p_learners text[], p_slot integer default 0, p_engagement text default null
)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  perform tests.lesson(
    p_name, p_tutor, p_learners, now() + make_interval(mins => 2 * p_slot - 1), 2, p_engagement => p_engagement);
  perform tests.begins(p_name);
  return tests.id(p_name);
end;
$$;

-- A lesson on record begins: everybody is there.
create or replace function tests.begins(p_name text)
  returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  insert into booking.presence (lesson_id, learner_id, confirmed_by, confirmed_at)
  select expected.lesson_id, expected.learner_id, tests.registrar(), now() - interval '1 minute'
  from booking.lesson_learner as expected
  where expected.lesson_id = tests.id(p_name);
  update booking.lesson as lesson
  set state = 'in_progress', started_at = now() - interval '1 minute'
  where lesson.lesson_id = tests.id(p_name);
end;
$$;

-- The codes that stand against recording a lesson, or one learner on it, each once:
-- select is(tests.against('lesson'), '{}', '…'); select is(tests.against('lesson', 'lily', '2026-07-01 23:30Z'), '…', '…');
create or replace function tests.against(p_lesson text, p_learner text default null, p_at timestamptz default clock_timestamp())
  returns text[]
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  if p_learner is not null then
    return array(
      select found.code
      from recording.learner_findings(tests.id(p_lesson), tests.id(p_learner), p_at) as found
      group by found.code
      order by found.code);
  end if;
  return array(
    select found.code
    from recording.consent_findings(tests.id(p_lesson), p_at) as found
    group by found.code
    order by found.code);
end;
$$;

-- One value of an answer: select is(tests.told($$ select api.start_recording(…) $$, '{reasons,0,code}'), '…', '…');
create or replace function tests.told(p_sql text, p_path text[])
  returns text
  language plpgsql
as $$
declare
  v_answer jsonb;
begin
  execute p_sql into v_answer;
  return v_answer #>> p_path;
end;
$$;

-- One test: of all web and capability roles exactly these may execute a function.
create or replace function tests.only_for(p_function text, p_roles text[], p_why text default 'Nobody else may call it')
  returns text
  language plpgsql
as $$
begin
  return tap.is(
    tests.truth(pg_catalog.format($q$
      select coalesce(string_agg(distinct role.rolname, ',' order by role.rolname), '')
      from pg_proc as function
      cross join pg_roles as role
      where function.oid::regproc::text = %L
        and (role.rolname like 'web\_%%' or role.rolname like 'cap\_%%' or role.rolname = 'authenticator')
        and has_function_privilege(role.oid, function.oid, 'execute') $q$, p_function)),
    pg_catalog.array_to_string(array(select role from pg_catalog.unnest(p_roles) as role order by role), ','),
    p_why);
end;
$$;

-- Four tests that every append-only table of recording holds; p_row is any row of it that is there.
create or replace function tests.kept_for_good(p_table text)
  returns setof text
  language plpgsql
as $$
declare
  v_column text := tests.truth(pg_catalog.format(
    'select quote_ident(attname) from pg_attribute where attrelid = %L::regclass and attnum = 1', p_table));
begin
  return next tap.isnt(tests.truth('select count(*) from ' || p_table), '0', 'There is a row to try it on');
  return next tests.is_refused(
    format('select tests.given(%L)', format('update %s set %s = %s', p_table, v_column, v_column)),
    'Nobody changes a row, not even above row security', '23001');
  return next tests.is_refused(format('select tests.given(%L)', 'delete from ' || p_table), 'or removes one', '23001');
  return next tap.is(tests.value_as('safelane_owner', 'select count(*) from ' || p_table), '0', 'The owner sees none');
end;
$$;

-- One test: the web roles that may read anything of a table.
create or replace function tests.read_by(p_table text, p_roles text[], p_why text default 'No request reads it')
  returns text
  language plpgsql
as $$
begin
  return tap.is(
    tests.truth(pg_catalog.format($q$
      select coalesce(string_agg(role.rolname, ',' order by role.rolname), '')
      from pg_roles as role
      where role.rolname like 'web\_%%'
        and (has_any_column_privilege(role.oid, %1$L, 'select') or has_any_column_privilege(role.oid, %1$L, 'insert')
          or has_any_column_privilege(role.oid, %1$L, 'update') or has_table_privilege(role.oid, %1$L, 'delete')) $q$, p_table)),
    pg_catalog.array_to_string(array(select role from pg_catalog.unnest(p_roles) as role order by role), ','),
    p_why);
end;
$$;
