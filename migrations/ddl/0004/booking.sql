create schema booking;
comment on schema booking is 'Lessons, who may be booked with whom, presence, holds, no-contact orders (E1, TS-56 to TS-63, TS-76).';
grant usage, create on schema booking to cap_booking;
-- reference data arrives with a revision
grant usage on schema booking to cap_migration;
-- the personas that have a list of lessons
grant usage on schema booking to web_learner, web_guardian, web_tutor, web_agency, web_school;

-- Every reason a booking can fail for: its class, and who may see it (E1.3, E1.4).
create table booking.reason (
  code         text    not null,
  class        text    not null,
  family       text    not null,
  public_code  text,
  tutor_code   text,
  officer_code text,
  meaning      text    not null,
  remedy       text    not null,
  clauses      text[]  not null default '{}',
  constraint reason_pkey primary key (code),
  constraint reason_class check (class in ('B', 'N', 'S', 'A')),
  constraint reason_family check (family in ('restriction', 'vetting', 'training', 'document', 'engagement', 'student', 'session')),
  constraint reason_public_code check (public_code in
    ('TUTOR_NOT_BOOKABLE', 'STUDENT_SETUP_INCOMPLETE', 'ENGAGEMENT_NOT_READY', 'SESSION_NOT_READY')),
  constraint reason_public check ((class = 'A') = (public_code is null))
);
comment on column booking.reason.class is 'B blocks booking and start; N blocks new bookings; S blocks the start; A is advisory.';
comment on column booking.reason.tutor_code is 'What the tutor reads instead of it; null: the code itself (E1.4).';
comment on column booking.reason.officer_code is 'What a vetting officer reads instead of it; null: the code itself (E1.4).';
comment on column booking.reason.code is 'For codes with a suffix (TRAINING_MISSING:topic, ACK_MISSING:document) the part before the colon.';

create table booking.lesson (
  lesson_id     uuid        not null,
  tutor_id      uuid        not null,
  engagement_id uuid        not null,
  starts_at     timestamptz not null,
  ends_at       timestamptz not null,
  modality      text        not null,
  venue         jsonb,
  state         text        not null default 'confirmed',
  live          boolean     not null generated always as (state <> 'cancelled') stored,
  booked_by     uuid        not null,
  booked_as     text        not null,
  booked_at     timestamptz not null default now(),
  started_at    timestamptz,
  ended_at      timestamptz,
  cancelled_at  timestamptz,
  constraint lesson_pkey primary key (lesson_id),
  constraint lesson_tutor foreign key (tutor_id) references identity.person,
  constraint lesson_engagement foreign key (engagement_id) references identity.engagement,
  constraint lesson_slot_key unique (lesson_id, starts_at, ends_at, live),
  constraint lesson_order check (starts_at < ends_at),
  constraint lesson_length check (ends_at <= starts_at + interval '12 hours'),
  constraint lesson_modality check (modality in ('online', 'in_person')),
  constraint lesson_state check (state in ('confirmed', 'in_progress', 'completed', 'cancelled')),
  constraint lesson_venue_size check (pg_column_size(venue) <= 4096),
  constraint lesson_started check ((started_at is not null) = (state in ('in_progress', 'completed'))),
  constraint lesson_ended check ((ended_at is not null) = (state = 'completed')),
  constraint lesson_cancelled check ((cancelled_at is not null) = (state = 'cancelled')),
  constraint no_double_booking_of_the_tutor
    exclude using gist (tutor_id with =, tstzrange(starts_at, ends_at) with &&) where (live)
);
create index lesson_tutor_idx on booking.lesson (tutor_id, starts_at);
create index lesson_engagement_idx on booking.lesson (engagement_id, starts_at);
comment on table booking.lesson is 'One tutor, one to session.max_group learners, half-open instants [starts_at, ends_at).';
comment on column booking.lesson.venue is
  'In person: {"address": text, "chaperone_id": uuid, "chaperone": "available"|"present"}. Online: null, or {"chaperone_id", "chaperone"}.';

create table booking.lesson_learner (
  lesson_id  uuid        not null,
  learner_id uuid        not null,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  live       boolean     not null default true,
  constraint lesson_learner_pkey primary key (lesson_id, learner_id),
  constraint lesson_learner_learner foreign key (learner_id) references identity.person,
  constraint lesson_learner_slot foreign key (lesson_id, starts_at, ends_at, live)
    references booking.lesson (lesson_id, starts_at, ends_at, live) on update cascade,
  constraint no_double_booking_of_a_learner
    exclude using gist (learner_id with =, tstzrange(starts_at, ends_at) with &&) where (live)
);
create index lesson_learner_learner_idx on booking.lesson_learner (learner_id, starts_at);
comment on table booking.lesson_learner is 'Who is taught. The slot is the lesson''s own, kept equal by the foreign key.';

-- The expected learner is there (TS-56).
create table booking.presence (
  lesson_id    uuid        not null,
  learner_id   uuid        not null,
  confirmed_by uuid        not null,
  confirmed_at timestamptz not null default now(),
  constraint presence_pkey primary key (lesson_id, learner_id),
  constraint presence_learner foreign key (lesson_id, learner_id) references booking.lesson_learner
);

-- In person: arrival and departure, with the venue and the chaperone as found (TS-62).
create table booking.attendance (
  lesson_id        uuid        not null,
  kind             text        not null,
  at               timestamptz not null default now(),
  by_person        uuid        not null,
  venue_confirmed  boolean,
  chaperone_status text,
  note             text,
  constraint attendance_pkey primary key (lesson_id, kind),
  constraint attendance_lesson foreign key (lesson_id) references booking.lesson,
  constraint attendance_kind check (kind in ('check_in', 'check_out')),
  constraint attendance_chaperone check (chaperone_status in ('not_required', 'available', 'present', 'absent')),
  constraint attendance_check_in check (kind = 'check_out' or num_nulls(venue_confirmed, chaperone_status) = 0),
  constraint attendance_note_length check (length(note) <= 2000)
);

-- A hold, a suspension, a closure. No cause is kept here, so none can be read here (F9, F12).
create table booking.restriction (
  restriction_id uuid        not null,
  tutor_id       uuid        not null,
  kind           text        not null,
  effective_from timestamptz not null default now(),
  ended_at       timestamptz,
  placed_by      uuid        not null,
  placed_at      timestamptz not null default now(),
  ended_by       uuid,
  constraint restriction_pkey primary key (restriction_id),
  constraint restriction_tutor foreign key (tutor_id) references identity.person,
  constraint restriction_kind check (kind in ('hold', 'suspension', 'closure')),
  constraint restriction_not_own check (placed_by <> tutor_id and ended_by is distinct from tutor_id),
  constraint restriction_order check (ended_at >= effective_from),
  constraint restriction_end check ((ended_at is null) = (ended_by is null))
);
create index restriction_tutor_idx on booking.restriction (tutor_id);
comment on table booking.restriction is
  'What holds a tutor back, never why. api.place_hold writes holds only; suspensions and closures are dispositions (F11).';

create table booking.no_contact_order (
  order_id   uuid        not null,
  tutor_id   uuid        not null,
  learner_id uuid        not null,
  scope      text        not null,
  ordered_by uuid        not null,
  ordered_at timestamptz not null default now(),
  lifted_at  timestamptz,
  lifted_by  uuid,
  constraint no_contact_order_pkey primary key (order_id),
  constraint no_contact_order_tutor foreign key (tutor_id) references identity.person,
  constraint no_contact_order_learner foreign key (learner_id) references identity.person,
  constraint no_contact_order_scope check (scope in ('pair', 'household')),
  constraint no_contact_order_not_own check (ordered_by <> tutor_id and lifted_by is distinct from tutor_id),
  constraint no_contact_order_lifted check ((lifted_at is null) = (lifted_by is null) and lifted_at >= ordered_at)
);
create index no_contact_order_tutor_idx on booking.no_contact_order (tutor_id, learner_id);
comment on table booking.no_contact_order is 'These two do not meet; household: nor the tutor and any learner who shares a guardian (TN-42).';

-- One row a learner, as vetting.standing is for a tutor: whoever books a learner and whoever changes who answers
-- for them take it first, in the order of the identifiers, so that neither slips past the other.
create table booking.learner_standing (
  learner_id uuid        not null,
  version    bigint      not null default 0,
  changed_at timestamptz not null default now(),
  constraint learner_standing_pkey primary key (learner_id),
  constraint learner_standing_learner foreign key (learner_id) references identity.person
);
comment on table booking.learner_standing is
  'The row at which a booking of a learner and a change to their guardians meet (E1.1).';

-- That nothing stood against a tutor's work, as last judged. A memory and no permission: it is believed only while
-- nothing it was made from has changed and no clock has run out, and whoever finds it wanting judges anew.
create table booking.clearance (
  engagement_id    uuid        not null,
  tutor_id         uuid        not null,
  standing_version bigint      not null,
  policy_epoch     bigint      not null,
  judged_at        timestamptz not null,
  good_until       timestamptz not null,
  sessions_before  timestamptz not null,
  constraint clearance_pkey primary key (engagement_id),
  constraint clearance_engagement foreign key (engagement_id) references identity.engagement,
  constraint clearance_order check (judged_at < good_until)
);
comment on column booking.clearance.good_until is
  'First instant at which a clock could change the verdict; never later than the next midnight in London.';
comment on column booking.clearance.sessions_before is
  'Lessons that start from this instant on are judged anew: a check or the engagement has ended by then.';
