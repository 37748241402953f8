-- Arranging a world. These run as the superuser that owns them: row security does not bind them, the gates
-- (triggers ENABLE ALWAYS, checks, keys) do. Nothing that is tested is done through them.

-- Any statement that arranges: select tests.given($$ insert into … $$);
create or replace function tests.given(p_sql text)
  returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  execute p_sql;
end;
$$;

-- What was arranged gets its entry, as everything does that is to be committed: select tests.arranged(); at the end of the
-- transaction. It writes nothing where every change has its entry, so it never stands in for one that was forgotten in
-- a transaction of its own. No production code may call it: it is in no production database.
create or replace function tests.arranged()
  returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  if exists (
    select
    from ledger.change as made
    where made.xid = pg_current_xact_id_if_assigned()
      and made.change_id > coalesce((
        select max(claim.last_change) from ledger.opening as claim where claim.xid = made.xid), 0)
  ) then
    perform ledger.append('arranged', null, null);
  end if;
end;
$$;

-- The same, and whatever is judged at COMMIT is judged now: select tests.settled(); before what PostgreSQL does not do to
-- a table with pending events (TRUNCATE, ALTER TABLE), or where all that was arranged should stand at commit.
create or replace function tests.settled()
  returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.arranged();
  set constraints all immediate;
  set constraints all deferred;
end;
$$;

-- One value as it really is, whoever asks: select is(tests.truth('select count(*) from …'), '1', '…');
create or replace function tests.truth(p_sql text)
  returns text
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_value text;
begin
  perform tests.only_in_tests();
  execute format('select (%s)::text', p_sql) into v_value;
  return v_value;
end;
$$;

-- The operator who registered everybody and holds nothing.
create or replace function tests.registrar()
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  insert into identity.person (person_id, given_name, family_name, date_of_birth)
  values (tests.id('the registrar'), 'Rea', 'Gistrar', '1970-01-01')
  on conflict do nothing;
  return tests.id('the registrar');
end;
$$;

-- select tests.person('ann', '{tutor}'); select tests.person('kim', '{learner}', '2012-05-01');
create or replace function tests.person(
  p_name   text,
  p_powers text[] default '{}',
  p_born   date   default '1990-01-01',
  p_state  text   default 'active'
)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_power text;
begin
  perform tests.only_in_tests();
  insert into identity.person (person_id, given_name, family_name, date_of_birth, account_state, registered_by)
  values (tests.id(p_name), initcap(p_name), 'Example', p_born, p_state, tests.registrar());
  foreach v_power in array p_powers loop
    perform tests.power(p_name, v_power);
  end loop;
  return tests.id(p_name);
end;
$$;

-- A power from 2020 on, or as told; of an organisation where the power is one.
create or replace function tests.power(
  p_name         text,
  p_power        text,
  p_organisation text        default null,
  p_from         timestamptz default '2020-01-01 00:00+00',
  p_until        timestamptz default null
)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_power uuid := gen_random_uuid();
begin
  perform tests.only_in_tests();
  insert into identity.power (power_id, person_id, power, organisation_id, valid_from, valid_until, granted_by)
  values (v_power, tests.id(p_name), p_power, tests.id(p_organisation), p_from, p_until, tests.registrar());
  return v_power;
end;
$$;

create or replace function tests.organisation(p_name text, p_kind text)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  insert into identity.organisation (organisation_id, kind, name, registered_by)
  values (tests.id(p_name), p_kind, p_name, tests.registrar());
  return tests.id(p_name);
end;
$$;

create or replace function tests.guardian(
  p_guardian text,
  p_learner  text,
  p_capacity text        default 'parent',
  p_from     timestamptz default '2020-01-01 00:00+00',
  p_until    timestamptz default null
)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_link uuid := gen_random_uuid();
begin
  perform tests.only_in_tests();
  insert into identity.guardianship
    (guardianship_id, guardian_id, learner_id, capacity, evidence_kind, verified_by, verified_at, valid_from, valid_until)
  values
    (v_link, tests.id(p_guardian), tests.id(p_learner), p_capacity, 'birth_certificate', tests.registrar(),
     p_from, p_from, p_until);
  return v_link;
end;
$$;

-- select tests.engagement('ann alone', 'ann'); with an agency, a school, or both by name.
create or replace function tests.engagement(
  p_name      text,
  p_tutor     text,
  p_agency    text    default null,
  p_school    text    default null,
  p_starts_on date    default '2020-01-01',
  p_ends_on   date    default null,
  p_off_site  boolean default false
)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  insert into identity.engagement
    (engagement_id, tutor_id, agency_id, school_id, starts_on, ends_on, off_site, opened_by, opened_at)
  values
    (tests.id(p_name), tests.id(p_tutor), tests.id(p_agency), tests.id(p_school), p_starts_on, p_ends_on, p_off_site,
     tests.registrar(), p_starts_on);
  return tests.id(p_name);
end;
$$;

-- The profile the platform has followed from the beginning of time.
create or replace function tests.follows_profile(p_profile text default 'tutorstudio')
  returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  perform policy.adopt_founding_profile(p_profile);
end;
$$;

-- What a request would carry: select tests.with_headers('{"idempotency-key": "k1", "x-request-id": "r1"}');
create or replace function tests.with_headers(p_headers jsonb)
  returns void
  language plpgsql
as $$
begin
  perform pg_catalog.set_config('request.headers', p_headers::text, true);
end;
$$;
