create schema policy;
comment on schema policy is 'Documents, guidance editions, profiles, parameters with floors, overrides, deviations, acknowledgements (TS-01 to TS-11, B.3).';
grant usage, create on schema policy to cap_policy;
-- the lanes that ask what is in effect; cap_seal founds the platform on a profile
grant usage on schema policy to cap_vetting, cap_booking, cap_identity, cap_seal;
-- reference data arrives with a revision
grant usage on schema policy to cap_migration;
-- documents and help lines are for everybody
grant usage on schema policy
  to web_anon, web_learner, web_guardian, web_tutor, web_agency, web_school,
     web_vetting, web_compliance, web_service, web_admin, web_dsl, web_lado;

-- Published documents and their versions (TS-01, TS-105).
create table policy.document (
  document    text not null,
  title       text not null,
  clause      text,
  constraint document_pkey primary key (document),
  constraint document_form check (document ~ '^[a-z0-9_]{1,60}$')
);

create table policy.document_version (
  document       text        not null,
  version        text        not null,
  effective_from timestamptz not null,
  owner          text        not null,
  review_due_on  date        not null,
  cites          text[]      not null default '{}',
  body           text        not null,
  published_at   timestamptz not null default now(),
  constraint document_version_pkey primary key (document, version),
  constraint document_version_document foreign key (document) references policy.document,
  constraint document_version_instant_key unique (document, effective_from),
  constraint document_version_review check (review_due_on <= (effective_from at time zone 'Europe/London')::date + interval '12 months'),
  constraint document_version_body_length check (length(body) between 1 and 200000)
);
comment on table policy.document_version is 'The version in force at an instant is the latest whose effective_from is not later. Never updated (TS-01).';
comment on column policy.document_version.cites is 'Guidance editions it cites, as instrument:edition.';

create table policy.acknowledgement (
  person_id       uuid        not null,
  document        text        not null,
  version         text        not null,
  acknowledged_at timestamptz not null default now(),
  constraint acknowledgement_pkey primary key (person_id, document, version),
  constraint acknowledgement_person foreign key (person_id) references identity.person,
  constraint acknowledgement_version foreign key (document, version) references policy.document_version
);

-- Which edition of which guidance was in force when: data, never code (C.1).
create table policy.guidance_edition (
  instrument text not null,
  edition    text not null,
  valid_from date not null,
  status     text not null,
  note       text,
  constraint guidance_edition_pkey primary key (instrument, edition, status),
  constraint guidance_edition_status check (status in ('in_force', 'expected'))
);
comment on table policy.guidance_edition is
  'An edition that was only expected gets a second row, in_force, once somebody has seen it published. Superseded is derived by dates.';

-- Every parameter of matrix B.3: its type, the strict direction, and the floor that nothing may cross.
create table policy.parameter (
  key            text    not null,
  type           text    not null,
  direction      text    not null,
  floor          jsonb,
  ceiling        jsonb,
  choices        text[],
  floor_words    text    not null,
  contract       text    not null,
  description    text    not null,
  clauses        text[]  not null default '{}',
  constraint parameter_pkey primary key (key),
  constraint parameter_type check (type in ('integer', 'boolean', 'interval', 'choice', 'set', 'list', 'rule')),
  constraint parameter_direction check (direction in ('lower', 'higher', 'fixed', 'add', 'remove', 'free')),
  constraint parameter_contract check (contract in ('stricter', 'remove', 'no')),
  constraint parameter_choices check ((type in ('choice', 'set', 'list')) = (choices is not null)),
  constraint parameter_type_has_direction check (
    case type
      when 'set' then direction in ('add', 'remove')
      when 'list' then direction = 'free'
      when 'rule' then direction = 'higher'
      when 'choice' then direction in ('higher', 'fixed', 'free')
      else direction in ('lower', 'higher', 'fixed', 'free')
    end)
);
comment on column policy.parameter.direction is
  'Which way is stricter: lower (<=), higher (>=), fixed (=), add (a set that may only gain members), remove (a set that may only lose them), free.';
comment on column policy.parameter.floor is
  'The loosest value anybody may hold (the direction says which side is loose); for sets with direction add, members that are always in. Null: none.';
comment on column policy.parameter.ceiling is 'The other end of what is allowed at all (1 … 365 for days); null: none.';
comment on column policy.parameter.choices is 'For a choice with an order: loosest first.';
comment on column policy.parameter.floor_words is
  'The floor as matrix B.3 says it, also where it is no value that can be compared: then the choices leave out what it forbids.';

create table policy.profile (
  profile     text not null,
  title       text not null,
  constraint profile_pkey primary key (profile)
);

-- One value a profile, key and instant; a change is a new row, never an update.
create table policy.profile_value (
  profile    text        not null,
  key        text        not null,
  value      jsonb,
  valid_from timestamptz not null,
  constraint profile_value_pkey primary key (profile, key, valid_from),
  constraint profile_value_profile foreign key (profile) references policy.profile,
  constraint profile_value_key foreign key (key) references policy.parameter
);
comment on column policy.profile_value.value is 'SQL null: this profile does not ask for it; where something else does, the floor stands in.';

-- Which profile the platform follows, from when: proposed by one administrator, approved by another (B.5).
create table policy.profile_adoption (
  adoption_id    uuid        not null,
  profile        text        not null,
  effective_from timestamptz not null,
  proposed_by    uuid,
  proposed_at    timestamptz not null default now(),
  approved_by    uuid,
  approved_at    timestamptz,
  constraint profile_adoption_pkey primary key (adoption_id),
  constraint profile_adoption_profile foreign key (profile) references policy.profile,
  constraint profile_adoption_two_people check (approved_by is distinct from proposed_by or proposed_by is null),
  constraint profile_adoption_approval check ((approved_at is null) or (approved_at >= proposed_at))
);
comment on table policy.profile_adoption is 'In force at an instant: the approved row with the latest effective_from not later, the later approval winning a tie.';
comment on column policy.profile_adoption.proposed_by is 'Null only for the profile chosen when the platform was founded.';

-- A contract may only tighten (TS-06, TS-08); a looser value is ignored unless a deviation allows it.
create table policy.contract_override (
  override_id     uuid        not null,
  organisation_id uuid        not null,
  key             text        not null,
  value           jsonb       not null,
  valid_from      timestamptz not null,
  valid_until     timestamptz,
  set_by          uuid        not null,
  set_at          timestamptz not null default now(),
  reason          text        not null,
  constraint contract_override_pkey primary key (override_id),
  constraint contract_override_organisation foreign key (organisation_id) references identity.organisation,
  constraint contract_override_key foreign key (key) references policy.parameter,
  constraint contract_override_validity check (valid_until > valid_from),
  constraint contract_override_reason_length check (length(reason) between 3 and 2000)
);
create index contract_override_organisation_idx on policy.contract_override (organisation_id, key, valid_from);

-- An override ends before its time by a row here: who, when, why. The earliest end counts; none lies in the past.
create table policy.contract_override_end (
  override_id uuid        not null,
  ended_at    timestamptz not null,
  ended_by    uuid        not null,
  reason      text        not null,
  recorded_at timestamptz not null default now(),
  constraint contract_override_end_pkey primary key (override_id, ended_at),
  constraint contract_override_end_override foreign key (override_id) references policy.contract_override,
  constraint contract_override_end_not_in_the_past check (ended_at >= recorded_at),
  constraint contract_override_end_reason_length check (length(reason) between 3 and 2000)
);

-- A departure is deliberate, documented and defensible: rationale, approver, expiry (TS-09, TS-61).
create table policy.deviation (
  deviation_id    uuid        not null,
  key             text        not null,
  value           jsonb       not null,
  override_id     uuid,
  engagement_id   uuid,
  rationale       text        not null,
  requested_by    uuid        not null,
  approved_by     uuid        not null,
  approved_at     timestamptz not null default now(),
  valid_from      timestamptz not null default now(),
  expires_at      timestamptz not null,
  constraint deviation_pkey primary key (deviation_id),
  constraint deviation_key foreign key (key) references policy.parameter,
  constraint deviation_override foreign key (override_id) references policy.contract_override,
  constraint deviation_engagement foreign key (engagement_id) references identity.engagement,
  constraint deviation_scope check (num_nonnulls(override_id, engagement_id) = 1),
  constraint deviation_approver_is_another check (approved_by <> requested_by),
  constraint deviation_rationale_length check (length(rationale) between 20 and 4000),
  constraint deviation_validity check (expires_at > valid_from and expires_at <= valid_from + interval '1 year')
);
create index deviation_engagement_idx on policy.deviation (engagement_id, key);
create index deviation_override_idx on policy.deviation (override_id);
comment on table policy.deviation is
  'Scope: one looser contract override that it lets count, or one engagement whose value it replaces. Never past the floor (TS-06).';

-- Verbatim help lines by age band, versioned and hashed (TS-40, TS-15, C.11).
create table policy.signposting (
  service      text not null,
  band         text not null,
  version      integer not null,
  contact      text not null,
  wording      text not null,
  verified_on  date not null,
  verified_by  text not null,
  review_due   date not null,
  sort_order   smallint not null,
  constraint signposting_pkey primary key (service, band, version),
  constraint signposting_band check (band in ('under_13', '13_to_15', '16_to_17', 'adult', 'all')),
  constraint signposting_review check (review_due <= verified_on + interval '6 months')
);

-- How often anything here changed. Whoever keeps a verdict notes the number, and does not trust it once this has moved on.
create table policy.epoch (
  singleton  boolean     not null default true,
  number     bigint      not null default 0,
  changed_at timestamptz not null default now(),
  constraint epoch_pkey primary key (singleton),
  constraint epoch_singleton check (singleton)
);
comment on table policy.epoch is 'Counts changes of profiles, contracts, deviations, floors, documents and editions.';
