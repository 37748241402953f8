-- Footage that is there, what holds it, and what is found about a reader. As arranging.sql: row security does not bind
-- these, and footage comes past the gates of a start, so that a test can have it at any instant.

-- select tests.footage('film', 'lesson', now() - interval '3 days'): everybody on the lesson is on it; with its media.
create or replace function tests.footage(
  p_name     text,
  p_lesson   text,
  p_ended_at timestamptz default now() - interval '1 hour',
  p_days     integer     default 28,
  p_media    boolean     default true
)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_started timestamptz := coalesce(p_ended_at, now()) - interval '1 hour';
  v_trigger record;
begin
  perform tests.only_in_tests();
  -- what is still to be checked is checked before the triggers are taken off
  perform tests.settled();
  for v_trigger in
    select tgrelid::regclass as held, tgname as name
    from pg_trigger
    where tgrelid in ('recording.segment'::regclass, 'recording.segment_learner'::regclass) and not tgisinternal
  loop
    execute format('alter table %s disable trigger %I', v_trigger.held, v_trigger.name);
  end loop;
  insert into recording.segment
    (segment_id, lesson_id, started_at, started_by, basis, profile, retention_days, engagement_id, ended_at)
  select tests.id(p_name), lesson.lesson_id, v_started, lesson.tutor_id,
    coalesce(policy.effective_text('recording.basis', lesson.engagement_id, v_started), 'consent_per_session'),
    policy.profile_in_force(v_started), p_days, lesson.engagement_id, p_ended_at
  from booking.lesson as lesson
  where lesson.lesson_id = tests.id(p_lesson);
  insert into recording.segment_learner (segment_id, learner_id, band, since)
  select tests.id(p_name), taught.learner_id,
    identity.age_band(person.date_of_birth, identity.civil_date(v_started)), v_started
  from booking.lesson_learner as taught
  join identity.person as person on person.person_id = taught.learner_id
  where taught.lesson_id = tests.id(p_lesson);
  for v_trigger in
    select tgrelid::regclass as held, tgname as name
    from pg_trigger
    where tgrelid in ('recording.segment'::regclass, 'recording.segment_learner'::regclass) and not tgisinternal
  loop
    execute format('alter table %s enable always trigger %I', v_trigger.held, v_trigger.name);
  end loop;
  if p_media then
    insert into recording.media (segment_id, storage_key, sha256, length_octets, seconds, reported_by)
    values (tests.id(p_name), tests.key_of(p_name), sha256(convert_to(p_name, 'UTF8')), 1000, 3600, tests.registrar());
  end if;
  return tests.id(p_name);
end;
$$;

-- Where footage is kept: what nobody may see but in the answer of open_recording.
create or replace function tests.key_of(p_name text)
  returns text
  language sql
  immutable
as $$
  select 'opaque-' || md5('where ' || p_name || ' is')
$$;

-- select tests.held('lesson', 'legal_hold'); with p_until it was released then.
create or replace function tests.held(
  p_lesson     text,
  p_kind       text        default 'legal_hold',
  p_category   text        default 'safeguarding_case',
  p_case       text        default null,
  p_segment    text        default null,
  p_closes     boolean     default false,
  p_from       timestamptz default now() - interval '1 minute',
  p_until      timestamptz default null
)
  returns uuid
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_hold uuid := gen_random_uuid();
begin
  perform tests.only_in_tests();
  insert into recording.hold
    (hold_id, lesson_id, segment_id, kind, category, case_id, from_allegation, closes_to_all, reason, placed_by, placed_at,
     released_at, released_by, release_reason)
  values
    (v_hold, tests.id(p_lesson), tests.id(p_segment), p_kind, p_category, tests.id(p_case), p_category = 'allegation',
     p_closes, 'as arranged', tests.registrar(), p_from, p_until,
     case when p_until is not null then tests.registrar() end,
     case when p_until is not null then 'as arranged, and then it was over' end);
  return v_hold;
end;
$$;

-- That a person reported something, or a classifier flagged it.
create or replace function tests.reported(
  p_lesson text, p_source text default 'person', p_case text default null, p_category text default null
)
  returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  insert into recording.report (lesson_id, source, category, case_id, noted_by, noted_at)
  values (tests.id(p_lesson), p_source, p_category, tests.id(p_case), tests.registrar(), now() - interval '1 minute');
end;
$$;

-- What somebody said about a recording some time ago.
create or replace function tests.said_then(
  p_person text, p_capacity text, p_lesson text, p_learner text, p_kind text, p_at timestamptz
)
  returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_trigger record;
begin
  perform tests.only_in_tests();
  -- what is still to be checked is checked before the triggers are taken off
  perform tests.settled();
  for v_trigger in
    select tgname as name from pg_trigger where tgrelid = 'recording.act'::regclass and not tgisinternal
  loop
    execute format('alter table recording.act disable trigger %I', v_trigger.name);
  end loop;
  insert into recording.act (lesson_id, learner_id, person_id, capacity, kind, at, band, guardianship_id)
  select tests.id(p_lesson), learner.person_id, tests.id(p_person), p_capacity, p_kind, p_at,
    identity.age_band(learner.date_of_birth, identity.civil_date(p_at)),
    case when p_capacity = 'parent' then (
      select link.guardianship_id from identity.guardianship as link
      where link.guardian_id = tests.id(p_person) and link.learner_id = learner.person_id limit 1) end
  from identity.person as learner
  where learner.person_id = tests.id(p_learner);
  for v_trigger in
    select tgname as name from pg_trigger where tgrelid = 'recording.act'::regclass and not tgisinternal
  loop
    execute format('alter table recording.act enable always trigger %I', v_trigger.name);
  end loop;
end;
$$;

-- The codes that keep a reader from footage, sorted; {} is open:
-- select is(tests.keeps_from('ann', 'web_tutor', 'film'), '{}', '…');
create or replace function tests.keeps_from(
  p_reader      text,
  p_persona     text,
  p_segment     text,
  p_at          timestamptz default now(),
  p_reason_code text        default null,
  p_reason      text        default null,
  p_case        text        default null
)
  returns text[]
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  return array(
    select distinct found.code
    from recording.read_findings(
      tests.id(p_segment), tests.id(p_reader), p_persona, p_at, p_reason_code, p_reason, tests.id(p_case)) as found
    order by found.code);
end;
$$;

-- A learner shares footage with a parent, or takes it back, at an instant.
create or replace function tests.shared(
  p_segment text, p_learner text, p_parent text, p_kind text default 'granted', p_at timestamptz default now() - interval '1 minute'
)
  returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  insert into recording.parent_grant (segment_id, learner_id, parent_id, kind, at)
  values (tests.id(p_segment), tests.id(p_learner), tests.id(p_parent), p_kind, p_at);
end;
$$;

-- A lesson began at an instant, past the gates of a start: for reports, which look at what should not have happened.
create or replace function tests.begun(p_lesson text, p_at timestamptz)
  returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_trigger record;
begin
  perform tests.only_in_tests();
  -- what is still to be checked is checked before the triggers are taken off
  perform tests.settled();
  for v_trigger in
    select tgname as name from pg_trigger where tgrelid = 'booking.lesson'::regclass and not tgisinternal
  loop
    execute format('alter table booking.lesson disable trigger %I', v_trigger.name);
  end loop;
  update booking.lesson set state = 'in_progress', started_at = p_at where lesson_id = tests.id(p_lesson);
  for v_trigger in
    select tgname as name from pg_trigger where tgrelid = 'booking.lesson'::regclass and not tgisinternal
  loop
    execute format('alter table booking.lesson enable always trigger %I', v_trigger.name);
  end loop;
end;
$$;
