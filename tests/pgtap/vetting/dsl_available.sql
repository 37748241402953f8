-- An agency has a safeguarding lead whose six topics are current; a school has one (TS-16, TS-17, TS-84).
begin;
select plan(19);
select tests.follows_profile('tutorstudio');
select tests.organisation('acme', 'agency');
select tests.organisation('rival', 'agency');
select tests.organisation('hill school', 'school');
select tests.person('dot');
select tests.power('dot', 'agency_dsl', 'acme', '2026-01-01');
create function pg_temp.there(p_at timestamptz, p_organisation text default 'acme', p_kind text default 'agency_dsl', p_except text default null, p_engagement text default null)
  returns text language sql as $$
  select tests.value_as('cap_booking', format('vetting.dsl_available(%L, %L, %L, %L, %L)', tests.id(p_organisation), p_kind, p_at, tests.id(p_except), tests.id(p_engagement)))
$$;
create function pg_temp.trained(p_name text, p_on date, p_topics text[]) returns bigint language sql as $$
  select count(tests.record('training', p_name, jsonb_build_object('topic', topic, 'completed_on', p_on))) from unnest(p_topics) as topic
$$;
select is(pg_temp.there('2026-06-01'), 'false', 'A lead without training is none');
select pg_temp.trained('dot', '2026-03-30', '{kcsie_part2,lado_familiarity,allegation_management,online_safety,contextual_safeguarding}');
select is(pg_temp.there('2026-06-01'), 'false', 'nor is one with five topics of six');
select pg_temp.trained('dot', '2026-03-30', '{child_criminal_exploitation}');
select is(pg_temp.there('2026-03-29 22:59:59+00'), 'false', 'To the last second before the training');
select is(pg_temp.there('2026-03-29 23:00:00+00'), 'true', 'With all six there is one');
select is(pg_temp.there('2026-06-01', 'rival'), 'false', 'not at another agency');
select is(pg_temp.there('2026-06-01', p_except => 'dot'), 'false', 'and not for themselves');
select is(pg_temp.there('2027-03-29 22:59:59+00'), 'true', 'For a year');
select is(pg_temp.there('2027-03-29 23:00:00+00'), 'false', 'and not a second longer');
select tests.engagement('ann at acme', 'dot', 'acme');
select tests.override('oftener', 'acme', 'training.interval', '"P6M"');
select is(pg_temp.there('2026-12-01', p_engagement => 'ann at acme'), 'false', 'The agency''s own contract may ask for training more often');
select tests.person('sid');
select is(pg_temp.there('2026-06-01', 'hill school', 'school_dsl'), 'false', 'A school without a lead has none');
select tests.power('sid', 'school_dsl', 'hill school', '2026-01-01', '2026-07-01');
select is(pg_temp.there('2026-06-30 23:59:59+00', 'hill school', 'school_dsl'), 'true', 'with one it has, trained by us or not');
select is(pg_temp.there('2026-07-01 00:00:00+00', 'hill school', 'school_dsl'), 'false', 'until the power ends');
select tests.person('ina', p_state => 'inactive');
select tests.power('ina', 'school_dsl', 'hill school', '2026-07-01');
select is(pg_temp.there('2026-07-02', 'hill school', 'school_dsl'), 'false', 'Somebody whose account is switched off leads nothing');
select tests.given($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)
  values (gen_random_uuid(), 'mytutor', '2028-01-01', gen_random_uuid(), '2026-12-01', gen_random_uuid(), '2026-12-01') $$);
select is(pg_temp.there('2028-02-01'), 'true', 'Where no topics are asked for, a lead is a lead');
select tests.person('dea'), tests.power('dea', 'agency_dsl', 'rival', '2025-01-01');
select pg_temp.trained('dea', '2025-03-30', '{kcsie_part2,lado_familiarity,allegation_management,online_safety,contextual_safeguarding,child_criminal_exploitation}');
select is(pg_temp.there('2025-10-01', 'rival'), 'true', 'A new edition of the guidance advises, and takes no lead away (E1.5)');
-- by itself, where everybody held every power
select tests.organisation('dale school', 'school'), tests.person('rex'), tests.power('rex', 'school_representative', 'dale school');
select is(pg_temp.there('2026-06-01', 'dale school', 'school_dsl'), 'false', 'Who speaks for a school does not lead its safeguarding');
select tests.settled();
select tests.given($$ create or replace function identity.holds_power(p_person uuid, p_power text, p_organisation uuid default null, p_at timestamptz default now())
  returns boolean language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as 'select true' $$);
select is(pg_temp.there('2026-06-01', 'dale school', 'school_dsl'), 'false', 'not by holding another power there'),
  is(pg_temp.there('2026-06-01', 'rival', 'school_dsl'), 'false', 'nor by holding this one elsewhere');
select tests.become('dot', 'web_agency');
select tests.is_refused($$ select vetting.dsl_available(tests.id('acme'), 'agency_dsl') $$, 'Requests do not ask it');
select * from finish();
rollback;
