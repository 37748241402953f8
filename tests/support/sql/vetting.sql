-- Vetting files: single rows, what fails, and what every table of vetting has in common.

-- One row of a table of vetting, recorded by the registrar; whatever is not said is left to the table:
-- select tests.record('training', 'ann', '{"topic": "kcsie_part1", "completed_on": "2026-01-01"}');
create or replace function tests.record(p_table text, p_name text, p_values jsonb default '{}', p_row text default null)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_id     uuid := coalesce(tests.id(p_row), gen_random_uuid());
  v_values jsonb := jsonb_build_object('person_id', tests.id(p_name));
  v_columns text;
  v_column record;
begin
  perform tests.only_in_tests();
  for v_column in
    select attribute.attname, attribute.attnum
    from pg_attribute as attribute
    where attribute.attrelid = format('vetting.%I', p_table)::regclass
      and attribute.attnum > 0
  loop
    if v_column.attnum = 1 then
      v_values := v_values || jsonb_build_object(v_column.attname, v_id);
    elsif v_column.attname in ('recorded_by', 'decided_by', 'assessed_by', 'served_by', 'cleared_by') then
      v_values := v_values || jsonb_build_object(v_column.attname, tests.registrar());
    end if;
  end loop;
  v_values := v_values || p_values;
  if p_table = 'screening_clearance' then
    v_values := v_values - 'person_id';
  end if;
  select string_agg(quote_ident(key), ', ') into v_columns from jsonb_object_keys(v_values) as key;
  execute format(
    'insert into vetting.%1$I (%2$s) select %2$s from jsonb_populate_record(null::vetting.%1$I, $1)', p_table, v_columns)
  using v_values;
  return v_id;
end;
$$;

-- A DBS certificate that is in order but for what is said: select tests.certificate('ann', '2026-03-01', '{"level": "basic"}');
create or replace function tests.certificate(
  p_name text, p_issued_on date, p_values jsonb default '{}', p_row text default null
)
  returns uuid
  language sql
as $$
  select tests.record('dbs_certificate', p_name, jsonb_build_object(
    'source', 'verified', 'number', '001234567890', 'level', 'enhanced', 'workforce', 'child', 'barred_list', 'clear',
    'name_on_certificate', initcap(p_name) || ' Example', 'disclosures', 'blank', 'issued_on', p_issued_on,
    'seen_on', p_issued_on, 'recorded_at', p_issued_on) || p_values, p_row)
$$;

-- What the Update Service answered about a certificate that was given a name.
create or replace function tests.status_check(p_name text, p_certificate text, p_result text, p_checked_at timestamptz)
  returns uuid
  language sql
as $$
  select tests.record('dbs_status_check', p_name, jsonb_build_object(
    'certificate_id', tests.id(p_certificate), 'result', p_result, 'checked_at', p_checked_at,
    'entitlement_basis', 'Regulated activity'))
$$;

create or replace function tests.consents(p_name text, p_at timestamptz, p_given boolean default true)
  returns uuid
  language sql
as $$
  select tests.record('update_service_consent', p_name, jsonb_build_object('given', p_given, 'at', p_at))
$$;

-- An assessment of a named certificate or self-disclosure, by somebody of the story.
create or replace function tests.assesses(
  p_name text, p_by text, p_subject text, p_decision text, p_at timestamptz, p_kind text default 'certificate_id'
)
  returns uuid
  language sql
as $$
  select tests.record('disclosure_assessment', p_name, jsonb_build_object(
    p_kind, tests.id(p_subject), 'decision', p_decision, 'rationale', 'Weighed with care, as is written down.',
    'assessed_by', tests.id(p_by), 'assessed_at', p_at))
$$;

-- A screening run with, if told, one hit of the name "<run>'s hit".
create or replace function tests.screened(
  p_name text, p_source text, p_ran_at timestamptz, p_strength text default null, p_run text default null,
  p_outcome text default 'completed'
)
  returns uuid
  language plpgsql
as $$
declare
  v_run uuid;
begin
  v_run := tests.record('screening_run', p_name, jsonb_build_object(
    'source', p_source, 'outcome', p_outcome, 'ran_at', p_ran_at), p_run);
  if p_strength is not null then
    perform tests.record('screening_hit', p_name, jsonb_build_object(
      'run_id', v_run, 'strength', p_strength, 'note', 'Same name'), coalesce(p_run, '') || '''s hit');
  end if;
  return v_run;
end;
$$;

-- The codes of vetting.findings, of those that look like p_like; with p_class, of one class only:
-- select is(tests.fails('ann', '2026-11-21 00:00+00', 'DBS%'), '{DBS_LAPSED}', '…');
create or replace function tests.fails(
  p_name       text,
  p_at         timestamptz default now(),
  p_like       text        default '%',
  p_engagement text        default null,
  p_starts_at  timestamptz default null,
  p_first      boolean     default false,
  p_class      text        default null
)
  returns text[]
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  return array(
    select found.code
    from vetting.findings(tests.id(p_name), tests.id(p_engagement), p_at, p_starts_at, p_first) as found
    where found.code like p_like
      and (p_class is null or found.class = p_class)
    order by found.code
  );
end;
$$;

-- The instant that goes with a code, or with an item that is good: select is(tests.until('ann', 'DBS_LAPSED', '…'), '…', '…');
create or replace function tests.until(
  p_name text, p_code_or_item text, p_at timestamptz default now(), p_engagement text default null
)
  returns timestamptz
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  return (
    select min(judged.until)
    from vetting.validity(tests.id(p_name), tests.id(p_engagement), p_at) as judged
    where coalesce(judged.code, judged.item) = p_code_or_item
  );
end;
$$;

-- Twelve tests that every table holds whose rows officers write; the row is one that fits, about somebody called "ann".
create or replace function tests.officers_table_is_closed(p_table text, p_row jsonb, p_recorder text default 'recorded_by')
  returns setof text
  language plpgsql
as $$
declare
  v_table  text := 'vetting.' || quote_ident(p_table);
  v_insert text;
  v_cols   text;
  v_value  jsonb := jsonb_build_object('person_id', tests.id('ann')) || p_row;
begin
  perform tests.person('ann', '{tutor}');
  perform tests.person('vera', '{vetting_officer}');
  perform tests.record(p_table, 'ann', p_row);

  return next tap.is(
    tests.outside_privileges(p_table),
    0, 'No web role and no other lane may read or write it');
  return next tap.is(tests.value_as('safelane_owner', 'select count(*) from ' || v_table), '0', 'The owner sees no row');
  return next tap.is(tests.value_as('cap_vetting', 'select count(*) from ' || v_table), '1', 'The lane does');
  return next tests.is_refused(
    format('select tests.given(%L)', format('update %s set person_id = person_id', v_table)),
    'Nobody changes a row, not even above row security', '23001');
  return next tests.is_refused(
    format('select tests.given(%L)', format('delete from %s', v_table)), 'or removes one', '23001');

  select string_agg(quote_ident(key), ', ') into v_cols
  from jsonb_object_keys(v_value || jsonb_build_object(p_recorder, null)) as key;
  v_insert := format('insert into %s (%s) select %s from jsonb_populate_record(null::%s, %%L)',
    v_table, v_cols || ', ' || tests.first_column(p_table), v_cols || ', gen_random_uuid()', v_table);

  perform tests.become('vera', 'web_vetting');
  return next tests.is_refused_to('cap_vetting',
    format(v_insert, v_value || jsonb_build_object(p_recorder, tests.id('ann'))),
    'An officer does not write in somebody else''s name');
  return next tests.is_refused_to('cap_vetting',
    format(v_insert, v_value || jsonb_build_object('person_id', tests.id('vera'), p_recorder, tests.id('vera'))),
    'nor about themselves');
  return next tests.is_refused_to('cap_vetting',
    format(v_insert, v_value || jsonb_build_object(p_recorder, tests.registrar())),
    'nor in the name of another officer');
  return next tap.is(
    tests.do_as('cap_vetting', format(v_insert, v_value || jsonb_build_object(p_recorder, tests.id('vera')))),
    1::bigint, 'but about others in their own name');
  return next tests.is_refused(
    format('select tests.given(%L)', format(v_insert, v_value || jsonb_build_object(p_recorder, tests.id('ann')))),
    'Nobody records of themselves, not even above row security', '23514');
  perform tests.become('vera', 'web_tutor');
  return next tests.is_refused_to('cap_vetting',
    format(v_insert, v_value || jsonb_build_object(p_recorder, tests.id('vera'))),
    'An officer who acts as a tutor writes none');
  perform tests.become('ann', 'web_tutor');
  return next tests.is_refused_to('cap_vetting',
    format(v_insert, v_value || jsonb_build_object(p_recorder, tests.id('vera'))),
    'Nobody writes it as another persona');
end;
$$;

create or replace function tests.first_column(p_table text)
  returns text
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  return (
    select quote_ident(attname)
    from pg_attribute
    where attrelid = format('vetting.%I', p_table)::regclass and attnum = 1
  );
end;
$$;

-- The column that says who wrote a row of a table of vetting.
create or replace function tests.recorder_column(p_table text)
  returns text
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  return coalesce(
    (
      select attname
      from pg_attribute
      where attrelid = format('vetting.%I', p_table)::regclass
        and attname in ('recorded_by', 'decided_by', 'assessed_by', 'served_by', 'cleared_by')
    ),
    'nobody');
end;
$$;

-- One test: a table of vetting has no place for this row about "ann", not even above row security. The first values make a
-- row that fits, the second are what is wrong with it; whoever records is the registrar, where nobody else is named.
create or replace function tests.no_place_for(p_table text, p_row jsonb, p_wrong jsonb, p_why text)
  returns text
  language sql
as $$
  select tests.cannot_be(
    'vetting.' || p_table,
    jsonb_build_object(tests.first_column(p_table), gen_random_uuid(), 'person_id', tests.id('ann'))
      || jsonb_build_object(tests.recorder_column(p_table), tests.registrar()) - 'nobody' || p_row || p_wrong,
    p_why)
$$;

-- How many privileges on a table of vetting anybody has who is neither its owner nor the lane.
create or replace function tests.outside_privileges(p_table text)
  returns integer
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text := format('vetting.%I', p_table);
begin
  perform tests.only_in_tests();
  return (
    select count(*)
    from pg_roles as role
    cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as act
    where (role.rolname like 'web\_%' or role.rolname like 'cap\_%' or role.rolname = 'authenticator')
      and role.rolname <> 'cap_vetting'
      and case
        when act in ('delete', 'truncate', 'trigger') then has_table_privilege(role.oid, v_table, act)
        else has_any_column_privilege(role.oid, v_table, act)
      end
  );
end;
$$;

-- Seven tests that every recording function of officers holds; the call has %L where the person's id goes, and
-- "ann" (a tutor), "vera" (an officer) and "kim" (a learner) are made here.
create or replace function tests.officers_function(p_action text, p_call text)
  returns setof text
  language plpgsql
as $$
declare
  v_kim    jsonb;
  v_nobody jsonb;
begin
  perform tests.person('ann', '{tutor}');
  perform tests.person('vera', '{vetting_officer}');
  perform tests.person('kim', '{learner}', '2012-01-01');

  perform tests.become('vera', 'web_vetting');
  return next tests.answers(format(p_call, tests.id('ann')), 201, null, 'An officer records it about a tutor');
  return next tests.answers(format(p_call, tests.id('vera')), 403, 'not-about-yourself', 'but not about themselves');
  execute format(p_call, tests.id('kim')) into v_kim;
  execute format(p_call, tests.id('nobody at all')) into v_nobody;
  return next tap.is(v_kim ->> 'type', 'urn:safelane:problem:unknown-to-vetting', 'A learner is unknown to vetting');
  return next tap.is(v_nobody, v_kim, 'exactly as an id that nobody has');
  return next tests.is_required('person_id', format(p_call, null));
  return next tests.answered_once(format(p_call, tests.id('ann')));
  perform tests.become('ann', 'web_tutor');
  return next tests.is_refused(format(p_call, tests.id('ann')), 'A tutor cannot call it');
  perform tests.pretend('web_vetting');
  return next tests.is_refused(format(p_call, tests.id('ann')), 'nor anybody without an identity', 'PT401');
  perform tests.step_back();
  return next tap.is(
    tests.truth(format($x$
      select string_agg(outcome || coalesce(' ' || reasons[1], ''), ', ' order by seq) from ledger.record where action = %L $x$, p_action)),
    'done, refused NOT_ABOUT_YOURSELF, refused UNKNOWN_TO_VETTING, refused UNKNOWN_TO_VETTING',
    'What was done and what was refused is in the ledger');
end;
$$;
