-- A human being. Adults and children alike; what they may do is in identity.power, never here.
create table identity.person (
  person_id     uuid        not null,
  given_name    text        not null,
  family_name   text        not null,
  date_of_birth date,
  account_state text        not null default 'active',
  external_ref  text,
  registered_by uuid,
  registered_at timestamptz not null default now(),
  constraint person_pkey primary key (person_id),
  constraint person_external_ref_key unique (external_ref),
  constraint person_given_name_length check (length(given_name) between 1 and 200),
  constraint person_family_name_length check (length(family_name) between 1 and 200),
  constraint person_external_ref_length check (length(external_ref) between 1 and 200),
  constraint person_account_state check (account_state in ('active', 'inactive')),
  constraint person_date_of_birth check (date_of_birth >= date '1900-01-01' and isfinite(date_of_birth))
);
comment on table identity.person is 'People. An unknown date of birth is null, and is treated as under 13 (F1).';

-- What was put right about a person, and why; the old value is kept.
create table identity.person_correction (
  correction_id uuid        not null default gen_random_uuid(),
  person_id     uuid        not null,
  field         text        not null,
  old_value     text,
  new_value     text,
  reason        text        not null,
  corrected_by  uuid        not null,
  corrected_at  timestamptz not null default now(),
  constraint person_correction_pkey primary key (correction_id),
  constraint person_correction_person foreign key (person_id) references identity.person,
  constraint person_correction_field check (field in ('given_name', 'family_name', 'date_of_birth', 'account_state', 'external_ref')),
  constraint person_correction_reason_length check (length(reason) between 3 and 2000),
  constraint person_correction_not_own_standing
    check (field not in ('date_of_birth', 'account_state') or corrected_by <> person_id)
);
create index person_correction_person_idx on identity.person_correction (person_id);

create table identity.organisation (
  organisation_id uuid        not null,
  kind            text        not null,
  name            text        not null,
  external_ref    text,
  registered_by   uuid        not null,
  registered_at   timestamptz not null default now(),
  constraint organisation_pkey primary key (organisation_id),
  constraint organisation_external_ref_key unique (external_ref),
  constraint organisation_kind check (kind in ('agency', 'school')),
  constraint organisation_name_length check (length(name) between 1 and 300),
  constraint organisation_external_ref_length check (length(external_ref) between 1 and 200),
  constraint organisation_kind_key unique (organisation_id, kind)
);

-- When an organisation allows lessons; no row for an organisation means no restriction (MT-68).
create table identity.operating_window (
  organisation_id uuid     not null,
  iso_weekday     smallint not null,
  opens           time     not null,
  closes          time     not null,
  constraint operating_window_pkey primary key (organisation_id, iso_weekday, opens),
  constraint operating_window_organisation foreign key (organisation_id) references identity.organisation,
  constraint operating_window_weekday check (iso_weekday between 1 and 7),
  constraint operating_window_order check (opens < closes)
);
comment on table identity.operating_window is 'Local time in Europe/London; Monday is 1 (MT-68).';

-- An adult answers for a learner, on evidence that somebody verified.
create table identity.guardianship (
  guardianship_id uuid        not null,
  guardian_id     uuid        not null,
  learner_id      uuid        not null,
  capacity        text        not null,
  evidence_kind   text        not null,
  evidence_note   text,
  verified_by     uuid        not null,
  verified_at     timestamptz not null default now(),
  valid_from      timestamptz not null default now(),
  valid_until     timestamptz,
  ended_by        uuid,
  end_reason      text,
  constraint guardianship_pkey primary key (guardianship_id),
  constraint guardianship_guardian foreign key (guardian_id) references identity.person,
  constraint guardianship_learner foreign key (learner_id) references identity.person,
  constraint guardianship_two_people check (guardian_id <> learner_id),
  constraint guardianship_not_self_verified check (verified_by <> guardian_id),
  constraint guardianship_capacity check (capacity in ('parent', 'delegated_guardian', 'local_authority', 'sponsor')),
  constraint guardianship_evidence_kind check (evidence_kind in
    ('birth_certificate', 'court_order', 'parental_responsibility_agreement', 'local_authority_letter',
     'delegation_letter', 'sponsor_agreement', 'school_record', 'other')),
  constraint guardianship_evidence_note_length check (length(evidence_note) <= 2000),
  constraint guardianship_validity check (valid_until >= valid_from),
  constraint guardianship_end_reason_length check (length(end_reason) between 3 and 2000),
  constraint guardianship_ended_with_reason
    check ((ended_by is null) = (end_reason is null) and (ended_by is null or valid_until is not null)),
  constraint guardianship_once_at_a_time exclude using gist
    (guardian_id with =, learner_id with =, capacity with =, tstzrange(valid_from, valid_until) with &&)
);
create index guardianship_guardian_idx on identity.guardianship (guardian_id, learner_id);
create index guardianship_learner_idx on identity.guardianship (learner_id);

-- What a tutor teaches under: alone, through an agency, commissioned by a school, or both (TS-16, TS-17).
create table identity.engagement (
  engagement_id           uuid        not null,
  tutor_id                uuid        not null,
  agency_id               uuid,
  agency_kind             text        generated always as (case when agency_id is not null then 'agency' end) stored,
  school_id               uuid,
  school_kind             text        generated always as (case when school_id is not null then 'school' end) stored,
  off_site                boolean     not null default false,
  starts_on               date        not null,
  ends_on                 date,
  opened_by               uuid        not null,
  opened_at               timestamptz not null default now(),
  ended_at                timestamptz,
  ended_by                uuid,
  end_reason              text,
  external_ref            text,
  constraint engagement_pkey primary key (engagement_id),
  constraint engagement_external_ref_key unique (external_ref),
  constraint engagement_tutor foreign key (tutor_id) references identity.person,
  constraint engagement_agency foreign key (agency_id, agency_kind) references identity.organisation (organisation_id, kind),
  constraint engagement_school foreign key (school_id, school_kind) references identity.organisation (organisation_id, kind),
  constraint engagement_dates check (ends_on >= starts_on),
  constraint engagement_end_reason_length check (length(end_reason) between 3 and 2000),
  constraint engagement_off_site_needs_school check (not off_site or school_id is not null)
);
comment on column identity.engagement.ends_on is 'First civil day (Europe/London) on which it no longer holds; null is open-ended; the first day itself if it never began.';
comment on column identity.engagement.off_site is 'School-arranged but outside the school or its hours (TN-30).';
create index engagement_tutor_idx on identity.engagement (tutor_id);
create index engagement_agency_idx on identity.engagement (agency_id);
create index engagement_school_idx on identity.engagement (school_id);

-- What a person may do, from when to when, and who said so. A token never grants anything.
create table identity.power (
  power_id        uuid        not null,
  person_id       uuid        not null,
  power           text        not null,
  organisation_id uuid,
  valid_from      timestamptz not null default now(),
  valid_until     timestamptz,
  granted_by      uuid,
  granted_at      timestamptz not null default now(),
  revoked_by      uuid,
  revoke_reason   text,
  constraint power_pkey primary key (power_id),
  constraint power_person foreign key (person_id) references identity.person,
  constraint power_organisation foreign key (organisation_id) references identity.organisation,
  constraint power_power check (power in
    ('learner', 'tutor', 'agency_operator', 'school_representative', 'agency_dsl', 'school_dsl',
     'vetting_officer', 'compliance_reporter', 'platform_administrator', 'session_service',
     'dsl', 'lado_coordinator')),
  constraint power_scope check ((power in ('agency_operator', 'school_representative', 'agency_dsl', 'school_dsl'))
                                = (organisation_id is not null)),
  constraint power_nobody_grants_to_themselves check (granted_by is distinct from person_id),
  constraint power_nobody_revokes_for_themselves check (revoked_by <> person_id),
  constraint power_founder check (granted_by is not null or power = 'platform_administrator'),
  constraint power_validity check (valid_until >= valid_from),
  constraint power_revoke_reason_length check (length(revoke_reason) between 3 and 2000),
  constraint power_revoked_with_reason
    check ((revoked_by is null) = (revoke_reason is null) and (revoked_by is null or valid_until is not null)),
  constraint power_once_at_a_time exclude using gist
    (person_id with =, power with =, (coalesce(organisation_id, person_id)) with =,
     tstzrange(valid_from, valid_until) with &&)
);
create index power_person_idx on identity.power (person_id, power);
create index power_organisation_idx on identity.power (organisation_id, power);
create unique index power_one_founder on identity.power ((granted_by is null)) where granted_by is null;
comment on column identity.power.granted_by is 'Null only for the founding administrator.';

-- Tokens issued before this instant are dead for this person (the latest row counts).
create table identity.token_floor (
  token_floor_id uuid        not null default gen_random_uuid(),
  person_id      uuid        not null,
  not_before     timestamptz not null default now(),
  set_by         uuid,
  set_at         timestamptz not null default now(),
  reason         text        not null,
  constraint token_floor_pkey primary key (token_floor_id),
  constraint token_floor_person foreign key (person_id) references identity.person,
  constraint token_floor_reason_length check (length(reason) between 3 and 2000)
);
create index token_floor_person_idx on identity.token_floor (person_id, not_before);

-- The platform's public keys. Several may be valid at once, so that keys rotate without a gap.
create table identity.signing_key (
  kid        text        not null,
  modulus    numeric     not null,
  exponent   numeric     not null,
  audience   text        not null,
  valid_from timestamptz not null default now(),
  retired_at timestamptz,
  added_by   text        not null default session_user,
  added_at   timestamptz not null default now(),
  constraint signing_key_pkey primary key (kid),
  constraint signing_key_kid_length check (length(kid) between 1 and 200),
  constraint signing_key_audience_length check (length(audience) between 1 and 200),
  constraint signing_key_exponent check (exponent = 65537),
  constraint signing_key_modulus check (modulus >= 2 ^ 2047::numeric and modulus % 2 = 1)
);
comment on table identity.signing_key is 'RSA public keys (RS256, e = 65537, at least 2048 bits) and the audience each may sign for.';

-- The secret under which an identity is sealed for the rest of a transaction. Only cap_seal reads it.
create table identity.seal_key (
  singleton  boolean     not null default true,
  secret     bytea       not null,
  created_at timestamptz not null default now(),
  constraint seal_key_pkey primary key (singleton),
  constraint seal_key_singleton check (singleton),
  constraint seal_key_length check (length(secret) = 64)
);
