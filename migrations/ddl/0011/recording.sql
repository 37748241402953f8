create schema recording;
comment on schema recording is 'Consent to record, segments and who may watch them; never media itself (E2, E3, TS-49 to TS-55, F17 to F21).';
grant usage, create on schema recording to cap_recording;
-- the gates of booking ask one question about objections
grant usage on schema recording to cap_booking;
-- and the ledger compares its rows with its entries
grant usage on schema recording to cap_ledger;
-- words for the reasons arrive with a revision
grant usage on schema recording to cap_migration;
-- the personas that have a list of what they said
grant usage on schema recording to web_learner, web_guardian;
grant usage on schema booking, identity, policy, guard, ledger to cap_recording;
grant usage, create on schema api to cap_recording;

-- What stands against a recording, and what it is called to whom.
create table recording.reason (
  code    text   not null,
  meaning text   not null,
  remedy  text   not null,
  clauses text[] not null default '{}',
  constraint reason_pkey primary key (code)
);
comment on table recording.reason is 'Words only: the codes of recording.consent_findings, and what viewers read instead of them.';

-- What one person said about recording one lesson. There is no series, no default and no standing consent (TS-49).
create table recording.act (
  act_id          uuid        not null default gen_random_uuid(),
  seq             bigint      not null generated always as identity,
  lesson_id       uuid        not null,
  learner_id      uuid,
  person_id       uuid        not null,
  capacity        text        not null,
  kind            text        not null,
  at              timestamptz not null default clock_timestamp(),
  band            text,
  guardianship_id uuid,
  constraint act_pkey primary key (act_id),
  constraint act_lesson foreign key (lesson_id) references booking.lesson,
  constraint act_learner foreign key (learner_id) references identity.person,
  constraint act_person foreign key (person_id) references identity.person,
  constraint act_guardianship foreign key (guardianship_id) references identity.guardianship,
  constraint act_capacity check (capacity in ('self', 'parent', 'tutor')),
  constraint act_kind check (kind in ('given', 'refused', 'withdrawn', 'objected', 'acknowledged')),
  constraint act_band check (band in ('under_13', '13_to_15', '16_to_17', 'adult')),
  constraint act_about_a_learner check ((capacity = 'tutor') = (learner_id is null) and (learner_id is null) = (band is null)),
  constraint act_for_oneself check (capacity <> 'self' or person_id = learner_id),
  constraint act_under_a_link check ((capacity = 'parent') = (guardianship_id is not null)),
  constraint act_acknowledged_by_a_parent check (kind <> 'acknowledged' or capacity = 'parent')
);
create index act_lesson_idx on recording.act (lesson_id, learner_id, person_id, capacity, at desc, seq desc);
create index act_person_idx on recording.act (person_id, at);
comment on table recording.act is 'The latest row of a person in a capacity, for a learner on a lesson, is what they say (E2.2).';
comment on column recording.act.at is 'Server time; no column takes a time from a client (E2.3 row 19).';
comment on column recording.act.band is 'Age band of the learner at that instant; null where the tutor speaks for themselves.';
comment on column recording.act.guardianship_id is 'The link under which a parent acted.';

-- That a parent was told of the recording of a lesson, or is there (E2.2, parent_aware).
create table recording.parent_contact (
  contact_id  uuid        not null default gen_random_uuid(),
  seq         bigint      not null generated always as identity,
  lesson_id   uuid        not null,
  learner_id  uuid        not null,
  guardian_id uuid        not null,
  kind        text        not null,
  at          timestamptz not null default clock_timestamp(),
  reported_by uuid        not null,
  constraint parent_contact_pkey primary key (contact_id),
  constraint parent_contact_lesson foreign key (lesson_id) references booking.lesson,
  constraint parent_contact_learner foreign key (learner_id) references identity.person,
  constraint parent_contact_guardian foreign key (guardian_id) references identity.person,
  constraint parent_contact_kind check (kind in ('sent', 'bounced', 'present'))
);
create index parent_contact_lesson_idx on recording.parent_contact (lesson_id, learner_id, guardian_id, at desc, seq desc);
comment on table recording.parent_contact is 'Written by the session service only. The latest of sent and bounced counts; present is present for that lesson.';

-- A parent who must not be contacted about a child, because they may be the source of harm (E2.3 row 22).
create table recording.contact_block (
  block_id    uuid        not null default gen_random_uuid(),
  guardian_id uuid        not null,
  learner_id  uuid        not null,
  reason      text        not null,
  blocked_by  uuid        not null,
  blocked_at  timestamptz not null default clock_timestamp(),
  lifted_at   timestamptz,
  lifted_by   uuid,
  lift_reason text,
  constraint contact_block_pkey primary key (block_id),
  constraint contact_block_guardian foreign key (guardian_id) references identity.person,
  constraint contact_block_learner foreign key (learner_id) references identity.person,
  constraint contact_block_two_people check (guardian_id <> learner_id),
  constraint contact_block_not_own check (blocked_by not in (guardian_id, learner_id) and coalesce(lifted_by not in (guardian_id, learner_id), true)),
  constraint contact_block_reason_length check (length(reason) between 20 and 2000),
  constraint contact_block_lifted check (
    (lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null) and lifted_at >= blocked_at),
  constraint contact_block_lift_reason_length check (length(lift_reason) between 20 and 2000)
);
create index contact_block_pair_idx on recording.contact_block (learner_id, guardian_id);
comment on table recording.contact_block is 'Known to safeguarding leads alone: to everybody else a blocked parent looks like any other.';

-- A learner or a lesson that must not be recorded, for reasons of safety (E2.2; B.2 row 10).
create table recording.safety_flag (
  flag_id     uuid        not null default gen_random_uuid(),
  learner_id  uuid,
  lesson_id   uuid,
  tell_hold   boolean     not null default false,
  reason      text        not null,
  placed_by   uuid        not null,
  placed_at   timestamptz not null default clock_timestamp(),
  lifted_at   timestamptz,
  lifted_by   uuid,
  lift_reason text,
  constraint safety_flag_pkey primary key (flag_id),
  constraint safety_flag_learner foreign key (learner_id) references identity.person,
  constraint safety_flag_lesson foreign key (lesson_id) references booking.lesson,
  constraint safety_flag_one_of_two check (num_nonnulls(learner_id, lesson_id) = 1),
  constraint safety_flag_not_own check (placed_by is distinct from learner_id and (lifted_by is null or lifted_by is distinct from learner_id)),
  constraint safety_flag_reason_length check (length(reason) between 20 and 2000),
  constraint safety_flag_lifted check (
    (lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null) and lifted_at >= placed_at),
  constraint safety_flag_lift_reason_length check (length(lift_reason) between 20 and 2000)
);
create index safety_flag_learner_idx on recording.safety_flag (learner_id);
create index safety_flag_lesson_idx on recording.safety_flag (lesson_id);
comment on column recording.safety_flag.tell_hold is 'Nobody is told yet: subject, parent and school hear nothing that would show it.';

-- Who came into a lesson that is going on, and who went (E2.3 rows 13 to 15).
create table recording.admission (
  admission_id uuid        not null default gen_random_uuid(),
  seq          bigint      not null generated always as identity,
  lesson_id    uuid        not null,
  learner_id   uuid        not null,
  kind         text        not null,
  at           timestamptz not null default clock_timestamp(),
  by_person    uuid        not null,
  constraint admission_pkey primary key (admission_id),
  constraint admission_lesson foreign key (lesson_id) references booking.lesson,
  constraint admission_learner foreign key (learner_id) references identity.person,
  constraint admission_kind check (kind in ('admitted', 'left'))
);
create index admission_lesson_idx on recording.admission (lesson_id, learner_id, at desc, seq desc);
comment on table recording.admission is 'Whoever is expected at a lesson counts as there until they have left.';

-- One unbroken stretch of recording. What it rests on is frozen when it starts (E2.1).
create table recording.segment (
  segment_id       uuid        not null default gen_random_uuid(),
  lesson_id        uuid        not null,
  started_at       timestamptz not null default clock_timestamp(),
  started_by       uuid        not null,
  basis            text        not null,
  profile          text        not null,
  retention_days   integer     not null,
  engagement_id    uuid        not null,
  stop_required_at timestamptz,
  stop_reason      text,
  ended_at         timestamptz,
  constraint segment_pkey primary key (segment_id),
  constraint segment_lesson foreign key (lesson_id) references booking.lesson,
  constraint segment_engagement foreign key (engagement_id) references identity.engagement,
  constraint segment_starter foreign key (started_by) references identity.person,
  constraint segment_basis check (basis in ('consent_per_session', 'notice_always_on')),
  constraint segment_retention check (retention_days between 1 and 365),
  constraint segment_stop check ((stop_required_at is null) = (stop_reason is null) and stop_required_at >= started_at),
  constraint segment_stop_reason check (stop_reason in
    ('learner_objects', 'parent_objects', 'tutor_objects', 'joiner', 'safety_flag', 'lesson_ended')),
  constraint segment_order check (ended_at >= started_at)
);
create index segment_lesson_idx on recording.segment (lesson_id, started_at);
create unique index segment_one_at_a_time on recording.segment (lesson_id) where ended_at is null;
create index segment_ended_idx on recording.segment (ended_at);
create index segment_must_stop_idx on recording.segment (stop_required_at) where stop_required_at is not null;
comment on table recording.segment is 'Never media. Retention runs from the civil day it ended (E6).';
comment on column recording.segment.retention_days is 'recording.retention_days as it was when the segment started.';
comment on column recording.segment.stop_required_at is
  'From here on nobody may be recorded under it; ended more than ten seconds later is a breach to report (E2.3 row 9).';

-- Whom a segment shows, with the age band of that instant and the consent it rests on.
create table recording.segment_learner (
  segment_id uuid        not null,
  learner_id uuid        not null,
  band       text        not null,
  act_id     uuid,
  since      timestamptz not null default clock_timestamp(),
  constraint segment_learner_pkey primary key (segment_id, learner_id),
  constraint segment_learner_segment foreign key (segment_id) references recording.segment,
  constraint segment_learner_learner foreign key (learner_id) references identity.person,
  constraint segment_learner_act foreign key (act_id) references recording.act,
  constraint segment_learner_band check (band in ('under_13', '13_to_15', '16_to_17', 'adult'))
);
create index segment_learner_learner_idx on recording.segment_learner (learner_id, segment_id);
comment on column recording.segment_learner.act_id is
  'The consent (of the learner, or of a parent where the learner is under 13); null where a notice is the basis.';
comment on column recording.segment_learner.since is 'The start of the segment, or the instant at which a learner with consent joined.';

-- Where the media of a segment is. The key comes in with the session service and goes out with open_recording alone.
create table recording.media (
  segment_id    uuid        not null,
  storage_key   text        not null,
  sha256        bytea       not null,
  length_octets bigint      not null,
  seconds       integer     not null,
  reported_by   uuid        not null,
  reported_at   timestamptz not null default clock_timestamp(),
  constraint media_pkey primary key (segment_id),
  constraint media_storage_key_key unique (storage_key),
  constraint media_segment foreign key (segment_id) references recording.segment,
  constraint media_storage_key_length check (length(storage_key) between 16 and 500),
  constraint media_sha256_length check (length(sha256) = 32),
  constraint media_length check (length_octets > 0),
  constraint media_seconds check (seconds >= 0)
);

-- Why a lesson that had to be recorded was not (TN-17, E2.4).
create table recording.unavailable (
  unavailable_id uuid        not null default gen_random_uuid(),
  lesson_id      uuid        not null,
  reason         text        not null,
  at             timestamptz not null default clock_timestamp(),
  by_person      uuid        not null,
  constraint unavailable_pkey primary key (unavailable_id),
  constraint unavailable_lesson foreign key (lesson_id) references booking.lesson,
  constraint unavailable_reason_length check (length(reason) between 3 and 2000)
);
create index unavailable_lesson_idx on recording.unavailable (lesson_id, at);

-- Something a safeguarding lead should see that is no concern by itself (E2.4, TS-59).
create table recording.signal (
  signal_id  uuid        not null default gen_random_uuid(),
  lesson_id  uuid        not null,
  learner_id uuid,
  kind       text        not null,
  at         timestamptz not null default clock_timestamp(),
  constraint signal_pkey primary key (signal_id),
  constraint signal_lesson foreign key (lesson_id) references booking.lesson,
  constraint signal_learner foreign key (learner_id) references identity.person,
  constraint signal_kind check (kind in ('objection', 'additional_person'))
);
create index signal_lesson_idx on recording.signal (lesson_id, at);
comment on table recording.signal is 'Contextual signals; never a case (TS-59).';
