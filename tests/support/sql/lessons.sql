-- Tutors who are cleared, and lessons. As arranging.sql: row security does not bind these, the gates do.

-- The person has acknowledged the version of a document that was in force then.
create or replace function tests.acknowledges(
  p_name text, p_document text, p_at timestamptz default now() - interval '1 hour'
)
  returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  insert into policy.acknowledgement (person_id, document, version, acknowledged_at)
  select tests.id(p_name), published.document, published.version, p_at
  from policy.document_version as published
  where published.document = p_document
    and published.effective_from <= p_at
  order by published.effective_from desc
  limit 1;
end;
$$;

-- select tests.is_cleared('ann'): everything any profile asks of a tutor, as of a civil day (the checks are that day's).
create or replace function tests.is_cleared(
  p_name        text,
  p_on          date        default (now() at time zone 'Europe/London')::date - 10,
  p_screened_at timestamptz default now() - interval '1 hour'
)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_person   uuid := tests.id(p_name);
  v_officer  uuid := tests.registrar();
  v_name     text := initcap(p_name) || ' Example';
  v_at       timestamptz := p_on::timestamp at time zone 'Europe/London';
  v_document text;
begin
  perform tests.only_in_tests();
  insert into vetting.identity_check (check_id, person_id, method, outcome, verified_name, verified_on, recorded_by)
  values (gen_random_uuid(), v_person, 'passport', 'verified', v_name, p_on, v_officer);
  insert into vetting.dbs_certificate
    (certificate_id, person_id, source, number, level, workforce, barred_list, name_on_certificate, disclosures,
     issued_on, seen_on, recorded_by, recorded_at)
  values
    (tests.id(p_name || '''s certificate'), v_person, 'verified', '001234567890', 'enhanced', 'child', 'clear', v_name,
     'blank', p_on, p_on, v_officer, v_at);
  insert into vetting.qualification (qualification_id, person_id, kind, title, outcome, verified_on, recorded_by)
  select gen_random_uuid(), v_person, held.kind, 'Verified', 'verified', p_on, v_officer
  from unnest(array['academic', 'university_affiliation', 'video_interview']) as held (kind);
  insert into vetting.reference (reference_id, person_id, referee, relationship, outcome, verified_on, recorded_by)
  select gen_random_uuid(), v_person, 'Referee ' || number, 'employer', 'verified', p_on, v_officer
  from generate_series(1, 2) as number;
  insert into vetting.screening_run (run_id, person_id, source, outcome, ran_at, recorded_by)
  values (gen_random_uuid(), v_person, 'uk_sanctions_list', 'completed', p_screened_at, v_officer);
  insert into vetting.right_to_work (check_id, person_id, document, outcome, verified_on, recorded_by)
  values (gen_random_uuid(), v_person, 'passport', 'verified', p_on, v_officer);
  insert into vetting.prohibition_check (check_id, person_id, kind, result, checked_on, recorded_by)
  values (gen_random_uuid(), v_person, 'tra_prohibition', 'clear', p_on, v_officer);
  insert into vetting.training (training_id, person_id, topic, completed_on, recorded_by)
  select gen_random_uuid(), v_person, done.topic, p_on, v_officer
  from unnest(array['kcsie_part1', 'online_safety']) as done (topic);
  insert into vetting.contract (contract_id, person_id, kind, starts_on, recorded_by)
  values (gen_random_uuid(), v_person, 'tutor_contract', p_on, v_officer);
  foreach v_document in array array[
    'code_of_conduct', 'kcsie', 'code', 'safeguarding', 'online_safety', 'soa_2003', 'aua', 'safeguarding_policy',
    'recording_notice'
  ] loop
    perform tests.acknowledges(p_name, v_document, greatest(v_at, '2025-10-01'));
  end loop;
  insert into vetting.gate_decision (decision_id, person_id, decision, decided_by, decided_at)
  values (gen_random_uuid(), v_person, 'passed', v_officer, v_at);
  return v_person;
end;
$$;

-- A date of birth of somebody who is so many years old, today and for another half year.
create or replace function tests.born(p_years integer)
  returns date
  language sql
  stable
as $$
  select ((now() at time zone 'Europe/London')::date - make_interval(years => p_years, days => 100))::date
$$;

-- A learner with a parent of the name "<learner>'s parent"; select tests.ward('lily', tests.born(11)).
create or replace function tests.ward(p_name text, p_born date, p_guardian text default null)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  perform tests.person(p_name, '{learner}', p_born);
  if p_guardian is null then
    p_guardian := p_name || '''s parent';
    perform tests.person(p_guardian);
  end if;
  perform tests.guardian(p_guardian, p_name);
  return tests.id(p_name);
end;
$$;

-- A tutor who can be booked, with an independent engagement of the name "<tutor> alone".
create or replace function tests.bookable(p_name text)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  perform tests.person(p_name, '{tutor}');
  perform tests.engagement(p_name || ' alone', p_name);
  return tests.is_cleared(p_name);
end;
$$;

-- A lesson on record; the gates judge it as they judge any other.
create or replace function tests.lesson(
  p_name       text,
  p_tutor      text,
  p_learners   text[],
  p_starts_at  timestamptz default now() + interval '1 day',
  p_minutes    integer     default 60,
  p_modality   text        default 'online',
  p_engagement text        default null,
  p_venue      jsonb       default null
)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_ends_at timestamptz := p_starts_at + make_interval(mins => p_minutes);
begin
  perform tests.only_in_tests();
  insert into booking.lesson
    (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, venue, booked_by, booked_as)
  values
    (tests.id(p_name), tests.id(p_tutor), tests.id(coalesce(p_engagement, p_tutor || ' alone')), p_starts_at, v_ends_at,
     p_modality, p_venue, tests.registrar(), 'web_guardian');
  insert into booking.lesson_learner (lesson_id, learner_id, starts_at, ends_at)
  select tests.id(p_name), tests.id(learner), p_starts_at, v_ends_at
  from unnest(p_learners) as learner;
  return tests.id(p_name);
end;
$$;

create or replace function tests.restricted(
  p_tutor text, p_kind text default 'hold', p_from timestamptz default now(), p_until timestamptz default null
)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_restriction uuid := gen_random_uuid();
begin
  perform tests.only_in_tests();
  insert into booking.restriction
    (restriction_id, tutor_id, kind, effective_from, ended_at, placed_by, ended_by)
  values
    (v_restriction, tests.id(p_tutor), p_kind, p_from, p_until, tests.registrar(),
     case when p_until is not null then tests.registrar() end);
  return v_restriction;
end;
$$;

create or replace function tests.kept_apart(
  p_tutor text, p_learner text, p_scope text default 'pair', p_from timestamptz default now(),
  p_until timestamptz default null
)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_order uuid := gen_random_uuid();
begin
  perform tests.only_in_tests();
  insert into booking.no_contact_order
    (order_id, tutor_id, learner_id, scope, ordered_by, ordered_at, lifted_at, lifted_by)
  values
    (v_order, tests.id(p_tutor), tests.id(p_learner), p_scope, tests.registrar(), p_from, p_until,
     case when p_until is not null then tests.registrar() end);
  return v_order;
end;
$$;

-- The codes of booking.findings that block at a point, or all of them at P0:
-- select is(tests.stops('ann', '{lily}', p_at => '…'), '{DBS_LAPSED}', '…');
create or replace function tests.stops(
  p_tutor      text,
  p_learners   text[]      default '{}',
  p_starts_at  timestamptz default now() + interval '1 day',
  p_minutes    integer     default 60,
  p_modality   text        default 'online',
  p_engagement text        default null,
  p_venue      jsonb       default null,
  p_at         timestamptz default now(),
  p_point      text        default 'P2',
  p_lesson     text        default null,
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
    from booking.findings(
      tests.id(p_tutor), array(select tests.id(learner) from unnest(p_learners) as learner),
      p_starts_at, p_starts_at + make_interval(mins => p_minutes), p_modality,
      tests.id(coalesce(p_engagement, p_tutor || ' alone')), p_venue, p_at, p_point, tests.id(p_lesson)
    ) as found
    where case when p_class is null then booking.blocks_at(found.class, p_point) else found.class = p_class end
    order by found.code
  );
end;
$$;
