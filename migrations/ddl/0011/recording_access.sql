-- Who looked at a recording, what keeps it, what left, what is gone (E3, E6, F18 to F21).
-- What hangs on a lesson confidentially has no key to it: a key would hold the lesson's row while a hold is written,
-- and whoever changes the lesson then would wait, and know.

-- the tutor's list of recordings is a function here
grant usage on schema recording to web_tutor;

-- where to look for what is due: the day of recording.kept_until, and whoever said no
create index segment_kept_until_idx on recording.segment
  (((coalesce(ended_at, started_at) at time zone 'Europe/London')::date + retention_days));
create index act_no_idx on recording.act (at) where kind in ('refused', 'withdrawn', 'objected');

-- One row a lesson: whoever places a hold and whoever purges take it first, so that neither slips past the other.
create table recording.custody (
  lesson_id  uuid        not null,
  version    bigint      not null default 0,
  changed_at timestamptz not null default clock_timestamp(),
  constraint custody_pkey primary key (lesson_id)
);
comment on table recording.custody is 'The row at which a hold on a lesson and the purging of its recordings meet (F20).';

-- That somebody reported something about a lesson, or that a classifier flagged it: what
-- recording.staff_review_requires asks for. What was reported is not kept here.
create table recording.report (
  report_id uuid        not null default gen_random_uuid(),
  lesson_id uuid        not null,
  source    text        not null,
  category  text,
  case_id   uuid,
  noted_by  uuid        not null,
  noted_at  timestamptz not null default clock_timestamp(),
  constraint report_pkey primary key (report_id),
  constraint report_source check (source in ('person', 'classifier')),
  constraint report_category check (category in ('csam', 'inappropriate_image', 'abuse_witnessed', 'sexual_behaviour', 'other')),
  constraint report_classifier_only_flags check (source = 'person' or (category is null and case_id is null))
);
create index report_lesson_idx on recording.report (lesson_id);
comment on column recording.report.source is 'A classifier only flags: it names no category and no case, and holds nothing (F8).';

-- What keeps a recording from being purged, and from being seen (E3.2, F19, F20).
create table recording.hold (
  hold_id         uuid        not null default gen_random_uuid(),
  lesson_id       uuid        not null,
  segment_id      uuid,
  kind            text        not null,
  category        text        not null,
  case_id         uuid,
  from_allegation boolean     not null default false,
  closes_to_all   boolean     not null default false,
  automatic       boolean     not null default false,
  reason          text        not null,
  placed_by       uuid        not null,
  placed_at       timestamptz not null default clock_timestamp(),
  released_at     timestamptz,
  released_by     uuid,
  release_reason  text,
  constraint hold_pkey primary key (hold_id),
  constraint hold_kind check (kind in ('evidence_lock', 'legal_hold')),
  constraint hold_category check (category in
    ('csam', 'inappropriate_image', 'abuse_witnessed', 'sexual_behaviour', 'allegation', 'police_disclosure', 'appeal',
     'safeguarding_case', 'inquiry', 'complaint', 'other')),
  constraint hold_allegation check (category <> 'allegation' or from_allegation),
  constraint hold_reason_length check (length(reason) between 3 and 2000),
  constraint hold_release_reason_length check (length(release_reason) between 20 and 2000),
  constraint hold_released check (
    (released_at is null) = (released_by is null) and (released_at is null) = (release_reason is null)
    and released_at >= placed_at),
  constraint hold_evidence_stays check (kind <> 'evidence_lock' or released_at is null)
);
create index hold_lesson_idx on recording.hold (lesson_id);
comment on column recording.hold.segment_id is 'Null: every segment of the lesson, those to come included.';
comment on column recording.hold.closes_to_all is 'The case is so confidential that nobody but safeguarding staff opens the recording meanwhile.';

-- What is left of a recording that was purged: which, when, why (E3.2, E6).
create table recording.purge (
  segment_id uuid        not null,
  lesson_id  uuid        not null,
  ended_on   date        not null,
  kept_until date        not null,
  why        text        not null,
  purged_by  uuid        not null,
  purged_at  timestamptz not null default clock_timestamp(),
  constraint purge_pkey primary key (segment_id),
  constraint purge_segment foreign key (segment_id) references recording.segment,
  constraint purge_why check (why in ('retention', 'withdrawn'))
);

-- Every time somebody opened a recording or was refused (F18). No key to the segment: what does not exist is asked for too.
create table recording.access (
  access_id   uuid        not null default gen_random_uuid(),
  segment_id  uuid        not null,
  lesson_id   uuid,
  reader_id   uuid        not null,
  persona     text        not null,
  outcome     text        not null,
  codes       text[]      not null default '{}',
  state       text,
  reason_code text,
  reason      text,
  case_id     uuid,
  at          timestamptz not null default clock_timestamp(),
  expires_at  timestamptz,
  constraint access_pkey primary key (access_id),
  constraint access_outcome check (outcome in ('granted', 'refused')),
  constraint access_granted_expires check ((outcome = 'granted') = (expires_at is not null) and expires_at > at),
  constraint access_refused_says_why check ((outcome = 'refused') = (codes <> '{}')),
  constraint access_reason_length check (length(reason) <= 2000),
  constraint access_staff_say_why check (
    outcome = 'refused' or persona not in ('web_dsl', 'web_lado')
    or (reason_code is not null and length(reason) >= 20))
);
create index access_at_idx on recording.access (at);
create index access_segment_idx on recording.access (segment_id, at);

-- A learner of 16 or 17 lets a parent play one recording; from 13 on they can take it away (E3.1). The latest row counts.
create table recording.parent_grant (
  grant_id   uuid        not null default gen_random_uuid(),
  segment_id uuid        not null,
  learner_id uuid        not null,
  parent_id  uuid        not null,
  kind       text        not null,
  at         timestamptz not null default clock_timestamp(),
  constraint parent_grant_pkey primary key (grant_id),
  constraint parent_grant_learner foreign key (segment_id, learner_id) references recording.segment_learner (segment_id, learner_id),
  constraint parent_grant_kind check (kind in ('granted', 'revoked')),
  constraint parent_grant_another check (parent_id <> learner_id)
);
create index parent_grant_segment_idx on recording.parent_grant (segment_id, learner_id, parent_id, at);

-- What leaves the platform: the row comes before the data (E3.3).
create table recording.disclosure (
  disclosure_id          uuid        not null default gen_random_uuid(),
  segment_ids            uuid[]      not null,
  from_at                timestamptz,
  until_at               timestamptz,
  recipient_type         text        not null,
  recipient_organisation text        not null,
  recipient_officer      text        not null,
  authority_reference    text        not null,
  legal_gateway          text        not null,
  case_id                uuid,
  content_sha256         bytea       not null,
  urgent                 boolean     not null,
  subject_informed       boolean     not null,
  not_informed_reason    text,
  requested_by           uuid        not null,
  requested_at           timestamptz not null default clock_timestamp(),
  approved_by            uuid,
  approved_at            timestamptz,
  constraint disclosure_pkey primary key (disclosure_id),
  constraint disclosure_segments check (cardinality(segment_ids) between 1 and 100 and array_position(segment_ids, null) is null),
  constraint disclosure_range check (from_at < until_at and (from_at is null) = (until_at is null)),
  constraint disclosure_recipient_type check (recipient_type in ('police', 'lado', 'court', 'local_authority', 'data_subject', 'other')),
  constraint disclosure_recipient_length check (
    length(recipient_organisation) between 2 and 300 and length(recipient_officer) between 2 and 300
    and length(authority_reference) between 2 and 300),
  constraint disclosure_gateway check (legal_gateway in ('court_order', 'crime_sch2_para2', 'lado_request', 'consent')),
  constraint disclosure_hash check (length(content_sha256) = 32),
  constraint disclosure_subject check (
    subject_informed = (not_informed_reason is null)
    and (not_informed_reason is null or length(not_informed_reason) between 20 and 2000)),
  constraint disclosure_approver_is_another check (approved_by <> requested_by),
  constraint disclosure_approval check ((approved_at is null) = (approved_by is null) and approved_at >= requested_at)
);
create index disclosure_requested_idx on recording.disclosure (requested_at);
create index disclosure_segments_idx on recording.disclosure using gin (segment_ids);
comment on column recording.disclosure.content_sha256 is
  'Hash of what leaves: of the extract where a time range was given, else of the hashes of the segments in their order.';
comment on column recording.disclosure.urgent is 'S0: may leave before it is approved, for 24 hours from the request (E3.3).';
