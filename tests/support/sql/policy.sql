-- The pure questions of the policy lane, asked as the lane asks them.

-- Whether a value has the form of its type; the vocabulary is a, b, c where none is given.
create or replace function tests.fits(p_type text, p_value jsonb, p_choices text[] default '{a,b,c}')
  returns boolean
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  return policy.value_problem(p_type, p_choices, p_value) is null;
end;
$$;

-- Whether a value of a seeded parameter crosses its floor.
create or replace function tests.crosses(p_key text, p_value jsonb, p_by text default 'contract')
  returns boolean
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_parameter policy.parameter;
begin
  perform tests.only_in_tests();
  select * into strict v_parameter from policy.parameter where parameter.key = p_key;
  return policy.crosses_floor(v_parameter, p_value, p_by);
end;
$$;

-- What counts for a number of days that is stricter when lower and never above 365.
create or replace function tests.days(
  p_profile   jsonb,
  p_contracts jsonb[]   default null,
  p_deviated  boolean[] default null,
  p_deviation jsonb     default null
)
  returns jsonb
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  return policy.resolve('integer', 'lower', null, '365', p_profile, p_contracts, p_deviated, p_deviation);
end;
$$;

-- What holds: select is(tests.effective('vetting.dbs_interval', 'ann at acme', '2026-03-01'), '"P1Y"', '…');
create or replace function tests.effective(
  p_key        text,
  p_engagement text        default null,
  p_at         timestamptz default now()
)
  returns jsonb
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  return policy.effective(p_key, tests.id(p_engagement), p_at);
end;
$$;

-- A contract says something: select tests.override('stricter dbs', 'acme', 'vetting.dbs_interval', '"P6M"', '2026-01-01');
create or replace function tests.override(
  p_name         text,
  p_organisation text,
  p_key          text,
  p_value        jsonb,
  p_from         timestamptz default '2020-01-01 00:00+00',
  p_until        timestamptz default null
)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  insert into policy.contract_override
    (override_id, organisation_id, key, value, valid_from, valid_until, set_by, set_at, reason)
  values
    (tests.id(p_name), tests.id(p_organisation), p_key, p_value, p_from, p_until, tests.registrar(), p_from, 'as agreed');
  return tests.id(p_name);
end;
$$;

-- A departure was approved: for an override or for an engagement, by name.
create or replace function tests.deviation(
  p_key        text,
  p_value      jsonb,
  p_override   text        default null,
  p_engagement text        default null,
  p_from       timestamptz default '2026-01-01 00:00+00',
  p_until      timestamptz default '2026-12-31 00:00+00'
)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_id uuid := gen_random_uuid();
begin
  perform tests.only_in_tests();
  insert into policy.deviation
    (deviation_id, key, value, override_id, engagement_id, rationale, requested_by, approved_by, approved_at, valid_from, expires_at)
  values
    (v_id, p_key, p_value, tests.id(p_override), tests.id(p_engagement), 'because it was looked at with care',
     tests.registrar(), tests.id('the approver'), p_from, p_from, p_until);
  return v_id;
end;
$$;
