create schema vetting;
comment on schema vetting is 'Checks on adults who teach, and the gate decision (TS-75 to TS-85).';
grant usage, create on schema vetting to cap_vetting;
grant usage on schema vetting to cap_booking;
-- a tutor's view of their own checks
grant usage on schema vetting to web_tutor;

-- Everything here is append-only: a correction is a new row that supersedes the one that was wrong.
-- A row counts from its own date (seen, checked, verified), never from when it was typed in.

-- A DBS certificate, seen and verified by an officer, or merely declared by its holder (F15).
create table vetting.dbs_certificate (
  certificate_id    uuid        not null,
  person_id         uuid        not null,
  source            text        not null,
  number            text,
  level             text,
  workforce         text,
  barred_list       text        not null default 'not_checked',
  name_on_certificate text,
  name_explanation  text,
  disclosures       text        not null default 'unknown',
  regime            text        not null default 'DBS',
  issued_on         date,
  seen_on           date,
  recorded_by       uuid        not null,
  recorded_at       timestamptz not null default now(),
  supersedes        uuid,
  constraint dbs_certificate_pkey primary key (certificate_id),
  constraint dbs_certificate_not_own check (source = 'self_declared' or recorded_by <> person_id),
  constraint dbs_certificate_person foreign key (person_id) references identity.person,
  constraint dbs_certificate_supersedes foreign key (supersedes, person_id) references vetting.dbs_certificate (certificate_id, person_id),
  constraint dbs_certificate_person_key unique (certificate_id, person_id),
  constraint dbs_certificate_supersedes_key unique (supersedes),
  constraint dbs_certificate_source check (source in ('verified', 'self_declared')),
  constraint dbs_certificate_number check (number ~ '^[0-9]{12}$'),
  constraint dbs_certificate_level check (level in ('basic', 'standard', 'enhanced')),
  constraint dbs_certificate_workforce check (workforce in ('child', 'adult', 'child_and_adult', 'other')),
  constraint dbs_certificate_barred_list check (barred_list in ('not_checked', 'clear', 'match')),
  constraint dbs_certificate_disclosures check (disclosures in ('blank', 'non_blank', 'unknown')),
  constraint dbs_certificate_regime check (regime in ('DBS')),
  constraint dbs_certificate_name_length check (length(name_on_certificate) between 1 and 400),
  constraint dbs_certificate_explanation_length check (length(name_explanation) between 3 and 2000),
  constraint dbs_certificate_dates check (seen_on >= issued_on),
  constraint dbs_certificate_verified check (
    source = 'self_declared'
    or num_nulls(number, level, workforce, name_on_certificate, issued_on, seen_on) = 0 and disclosures <> 'unknown')
);
create index dbs_certificate_person_idx on vetting.dbs_certificate (person_id, issued_on);
comment on column vetting.dbs_certificate.number is '12 digits, leading zeros kept; shown by its last four only.';
comment on column vetting.dbs_certificate.disclosures is 'blank: nothing disclosed; non_blank needs a risk assessment by somebody other than the recorder.';

-- A risk assessment of what was disclosed: by the DBS, or by the tutor (MT-38). Never by whoever recorded it.
create table vetting.disclosure_assessment (
  assessment_id      uuid        not null,
  person_id          uuid        not null,
  certificate_id     uuid,
  self_disclosure_id uuid,
  decision           text        not null,
  rationale          text        not null,
  assessed_by        uuid        not null,
  assessed_at        timestamptz not null default now(),
  constraint disclosure_assessment_pkey primary key (assessment_id),
  constraint disclosure_assessment_certificate foreign key (certificate_id, person_id) references vetting.dbs_certificate (certificate_id, person_id),
  constraint disclosure_assessment_subject check (num_nonnulls(certificate_id, self_disclosure_id) = 1),
  constraint disclosure_assessment_decision check (decision in ('accept', 'reject')),
  constraint disclosure_assessment_rationale_length check (length(rationale) between 20 and 8000)
);
create index disclosure_assessment_certificate_idx on vetting.disclosure_assessment (certificate_id);
create index disclosure_assessment_self_disclosure_idx on vetting.disclosure_assessment (self_disclosure_id);

-- The holder lets the platform ask the Update Service, or stops it (TS-79). The latest row counts.
create table vetting.update_service_consent (
  consent_id uuid        not null,
  person_id  uuid        not null,
  given      boolean     not null,
  at         timestamptz not null default now(),
  constraint update_service_consent_pkey primary key (consent_id),
  constraint update_service_consent_person foreign key (person_id) references identity.person
);
create index update_service_consent_person_idx on vetting.update_service_consent (person_id, at);

create table vetting.dbs_status_check (
  check_id          uuid        not null,
  person_id         uuid        not null,
  certificate_id    uuid        not null,
  result            text        not null,
  checked_at        timestamptz not null,
  entitlement_basis text        not null,
  recorded_by       uuid        not null,
  recorded_at       timestamptz not null default now(),
  supersedes        uuid,
  constraint dbs_status_check_pkey primary key (check_id),
  constraint dbs_status_check_not_own check (recorded_by <> person_id),
  constraint dbs_status_check_certificate foreign key (certificate_id, person_id) references vetting.dbs_certificate (certificate_id, person_id),
  constraint dbs_status_check_supersedes foreign key (supersedes) references vetting.dbs_status_check,
  constraint dbs_status_check_supersedes_key unique (supersedes),
  constraint dbs_status_check_result check (result in
    ('BLANK_NO_NEW_INFO', 'NON_BLANK_NO_NEW_INFO', 'NEW_INFO', 'NO_MATCH_FOUND')),
  constraint dbs_status_check_entitlement_length check (length(entitlement_basis) between 3 and 500)
);
create index dbs_status_check_person_idx on vetting.dbs_status_check (person_id, checked_at);
comment on column vetting.dbs_status_check.entitlement_basis is 'Why we may ask at this level and workforce (C.5).';

create table vetting.identity_check (
  check_id      uuid        not null,
  person_id     uuid        not null,
  method        text        not null,
  outcome       text        not null,
  verified_name text,
  verified_on   date        not null,
  recorded_by   uuid        not null,
  recorded_at   timestamptz not null default now(),
  supersedes    uuid,
  constraint identity_check_pkey primary key (check_id),
  constraint identity_check_not_own check (recorded_by <> person_id),
  constraint identity_check_person foreign key (person_id) references identity.person,
  constraint identity_check_supersedes foreign key (supersedes) references vetting.identity_check,
  constraint identity_check_supersedes_key unique (supersedes),
  constraint identity_check_method check (method in ('passport', 'driving_licence', 'birth_certificate', 'biometric_residence_permit', 'photo_id', 'other')),
  constraint identity_check_outcome check (outcome in ('verified', 'failed')),
  constraint identity_check_name_length check (length(verified_name) between 1 and 400),
  constraint identity_check_verified check (outcome = 'failed' or verified_name is not null)
);
create index identity_check_person_idx on vetting.identity_check (person_id, verified_on);

-- Degrees and certificates; also what tutorninjas asks for: university affiliation (TN-01) and the video interview (TN-10).
create table vetting.qualification (
  qualification_id uuid        not null,
  person_id        uuid        not null,
  kind             text        not null,
  title            text        not null,
  awarded_by       text,
  outcome          text        not null,
  verified_on      date        not null,
  valid_until      date,
  recorded_by      uuid        not null,
  recorded_at      timestamptz not null default now(),
  supersedes       uuid,
  constraint qualification_pkey primary key (qualification_id),
  constraint qualification_not_own check (recorded_by <> person_id),
  constraint qualification_person foreign key (person_id) references identity.person,
  constraint qualification_supersedes foreign key (supersedes) references vetting.qualification,
  constraint qualification_supersedes_key unique (supersedes),
  constraint qualification_kind check (kind in ('academic', 'professional', 'university_affiliation', 'video_interview')),
  constraint qualification_outcome check (outcome in ('verified', 'failed')),
  constraint qualification_title_length check (length(title) between 1 and 300),
  constraint qualification_awarded_by_length check (length(awarded_by) <= 300),
  constraint qualification_validity check (valid_until > verified_on)
);
create index qualification_person_idx on vetting.qualification (person_id, kind, verified_on);
comment on column vetting.qualification.valid_until is 'First civil day on which it no longer counts (a lapsed affiliation); null: no end.';

create table vetting.reference (
  reference_id uuid        not null,
  person_id    uuid        not null,
  referee      text        not null,
  relationship text        not null,
  outcome      text        not null,
  verified_on  date        not null,
  recorded_by  uuid        not null,
  recorded_at  timestamptz not null default now(),
  supersedes   uuid,
  constraint reference_pkey primary key (reference_id),
  constraint reference_not_own check (recorded_by <> person_id),
  constraint reference_person foreign key (person_id) references identity.person,
  constraint reference_supersedes foreign key (supersedes) references vetting.reference,
  constraint reference_supersedes_key unique (supersedes),
  constraint reference_outcome check (outcome in ('verified', 'unsatisfactory')),
  constraint reference_referee_length check (length(referee) between 1 and 300),
  constraint reference_relationship_length check (length(relationship) between 1 and 300)
);
create index reference_person_idx on vetting.reference (person_id, verified_on);

-- Screening by typed source (C.6). A failed run is kept, and does not count.
create table vetting.screening_run (
  run_id      uuid        not null,
  person_id   uuid        not null,
  source      text        not null,
  outcome     text        not null,
  ran_at      timestamptz not null,
  recorded_by uuid        not null,
  recorded_at timestamptz not null default now(),
  constraint screening_run_pkey primary key (run_id),
  constraint screening_run_not_own check (recorded_by <> person_id),
  constraint screening_run_person foreign key (person_id) references identity.person,
  constraint screening_run_person_key unique (run_id, person_id),
  constraint screening_run_source check (source in ('uk_sanctions_list', 'tra_prohibition', 'childrens_barred', 'overseas_teacher_sanction')),
  constraint screening_run_outcome check (outcome in ('completed', 'failed'))
);
create index screening_run_person_idx on vetting.screening_run (person_id, source, ran_at);

create table vetting.screening_hit (
  hit_id    uuid not null,
  run_id    uuid not null,
  person_id uuid not null,
  strength  text not null,
  note      text not null,
  constraint screening_hit_pkey primary key (hit_id),
  constraint screening_hit_run foreign key (run_id, person_id) references vetting.screening_run (run_id, person_id),
  constraint screening_hit_strength check (strength in ('potential', 'confirmed')),
  constraint screening_hit_note_length check (length(note) between 1 and 2000)
);
create index screening_hit_person_idx on vetting.screening_hit (person_id);
create index screening_hit_run_idx on vetting.screening_hit (run_id);

-- Somebody other than the runner found that the hit is not this person.
create table vetting.screening_clearance (
  hit_id     uuid        not null,
  rationale  text        not null,
  cleared_by uuid        not null,
  cleared_at timestamptz not null default now(),
  constraint screening_clearance_pkey primary key (hit_id),
  constraint screening_clearance_hit foreign key (hit_id) references vetting.screening_hit,
  constraint screening_clearance_rationale_length check (length(rationale) between 20 and 4000)
);

create table vetting.right_to_work (
  check_id    uuid        not null,
  person_id   uuid        not null,
  document    text        not null,
  outcome     text        not null,
  verified_on date        not null,
  valid_until date,
  recorded_by uuid        not null,
  recorded_at timestamptz not null default now(),
  supersedes  uuid,
  constraint right_to_work_pkey primary key (check_id),
  constraint right_to_work_not_own check (recorded_by <> person_id),
  constraint right_to_work_person foreign key (person_id) references identity.person,
  constraint right_to_work_supersedes foreign key (supersedes) references vetting.right_to_work,
  constraint right_to_work_supersedes_key unique (supersedes),
  constraint right_to_work_outcome check (outcome in ('verified', 'failed')),
  constraint right_to_work_document_length check (length(document) between 1 and 200),
  constraint right_to_work_validity check (valid_until > verified_on)
);
create index right_to_work_person_idx on vetting.right_to_work (person_id, verified_on);

create table vetting.prohibition_check (
  check_id    uuid        not null,
  person_id   uuid        not null,
  kind        text        not null,
  result      text        not null,
  checked_on  date        not null,
  recorded_by uuid        not null,
  recorded_at timestamptz not null default now(),
  supersedes  uuid,
  constraint prohibition_check_pkey primary key (check_id),
  constraint prohibition_check_not_own check (recorded_by <> person_id),
  constraint prohibition_check_person foreign key (person_id) references identity.person,
  constraint prohibition_check_supersedes foreign key (supersedes) references vetting.prohibition_check,
  constraint prohibition_check_supersedes_key unique (supersedes),
  constraint prohibition_check_kind check (kind in ('tra_prohibition', 'interim_prohibition', 'section_128')),
  constraint prohibition_check_result check (result in ('clear', 'match'))
);
create index prohibition_check_person_idx on vetting.prohibition_check (person_id, kind, checked_on);

-- A tutor tells of a caution, conviction, order or charge (MT-38); a review is a disclosure_assessment.
create table vetting.self_disclosure (
  self_disclosure_id uuid        not null,
  person_id          uuid        not null,
  nature             text        not null,
  disclosed_at       timestamptz not null default now(),
  recorded_by        uuid        not null,
  constraint self_disclosure_pkey primary key (self_disclosure_id),
  constraint self_disclosure_person foreign key (person_id) references identity.person,
  constraint self_disclosure_person_key unique (self_disclosure_id, person_id),
  constraint self_disclosure_nature_length check (length(nature) between 1 and 8000)
);
create index self_disclosure_person_idx on vetting.self_disclosure (person_id);
alter table vetting.disclosure_assessment add constraint disclosure_assessment_self_disclosure
  foreign key (self_disclosure_id, person_id) references vetting.self_disclosure (self_disclosure_id, person_id);

create table vetting.training (
  training_id  uuid        not null,
  person_id    uuid        not null,
  topic        text        not null,
  provider     text,
  completed_on date        not null,
  recorded_by  uuid        not null,
  recorded_at  timestamptz not null default now(),
  supersedes   uuid,
  constraint training_pkey primary key (training_id),
  constraint training_not_own check (recorded_by <> person_id),
  constraint training_person foreign key (person_id) references identity.person,
  constraint training_supersedes foreign key (supersedes) references vetting.training,
  constraint training_supersedes_key unique (supersedes),
  constraint training_topic check (topic in
    ('kcsie_part1', 'kcsie_part2', 'online_safety', 'lado_familiarity', 'allegation_management',
     'contextual_safeguarding', 'child_criminal_exploitation')),
  constraint training_provider_length check (length(provider) <= 300)
);
create index training_person_idx on vetting.training (person_id, topic, completed_on);

-- A contract period with a tutor; the agency's written confirmation to a school; who answers for what off site (TN-30).
create table vetting.contract (
  contract_id            uuid        not null,
  person_id              uuid        not null,
  kind                   text        not null,
  starts_on              date        not null,
  ends_on                date,
  engagement_id          uuid,
  learner_id             uuid,
  school_signed_on       date,
  responsible_adult_signed_on date,
  recorded_by            uuid        not null,
  recorded_at            timestamptz not null default now(),
  supersedes             uuid,
  constraint contract_pkey primary key (contract_id),
  constraint contract_not_own check (recorded_by <> person_id),
  constraint contract_person foreign key (person_id) references identity.person,
  constraint contract_engagement foreign key (engagement_id) references identity.engagement,
  constraint contract_learner foreign key (learner_id) references identity.person,
  constraint contract_supersedes foreign key (supersedes) references vetting.contract,
  constraint contract_supersedes_key unique (supersedes),
  constraint contract_kind check (kind in ('tutor_contract', 'written_confirmation', 'responsibility_agreement')),
  constraint contract_dates check (ends_on > starts_on),
  constraint contract_engagement_needed check (kind = 'tutor_contract' or engagement_id is not null),
  constraint contract_agreement check (kind <> 'responsibility_agreement' or learner_id is not null)
);
create index contract_person_idx on vetting.contract (person_id, kind, starts_on);
create index contract_engagement_idx on vetting.contract (engagement_id, kind);
comment on column vetting.contract.ends_on is 'First civil day on which it no longer covers; null: open-ended.';

-- The gate: a vetting officer passes a tutor, refuses, or takes a pass back (TS-75). The latest row counts.
create table vetting.gate_decision (
  decision_id uuid        not null,
  person_id   uuid        not null,
  decision    text        not null,
  note        text,
  decided_by  uuid        not null,
  decided_at  timestamptz not null default now(),
  constraint gate_decision_pkey primary key (decision_id),
  constraint gate_decision_person foreign key (person_id) references identity.person,
  constraint gate_decision_not_own check (decided_by <> person_id),
  constraint gate_decision_decision check (decision in ('passed', 'refused', 'withdrawn')),
  constraint gate_decision_note_length check (length(note) <= 4000)
);
create index gate_decision_person_idx on vetting.gate_decision (person_id, decided_at);

-- Formal notice of a matter to the tutor: until it is served, they see only that the account is under review (E1.4).
create table vetting.notice (
  notice_id uuid        not null,
  person_id uuid        not null,
  code      text        not null,
  served_at timestamptz not null default now(),
  served_by uuid        not null,
  constraint notice_pkey primary key (notice_id),
  constraint notice_person foreign key (person_id) references identity.person,
  constraint notice_code check (code in ('TUTOR_SUSPENDED', 'DBS_NEW_INFORMATION', 'SCREENING_HIT_OPEN')),
  constraint notice_not_own check (served_by <> person_id)
);
create index notice_person_idx on vetting.notice (person_id, code);

-- One row a tutor: whoever changes what a booking depends on updates it first; whoever books reads it FOR SHARE.
create table vetting.standing (
  tutor_id   uuid        not null,
  version    bigint      not null default 0,
  changed_at timestamptz not null default now(),
  constraint standing_pkey primary key (tutor_id),
  constraint standing_tutor foreign key (tutor_id) references identity.person
);
comment on table vetting.standing is
  'The row that makes a booking and a hold meet: a hold committed meanwhile is seen or waited for (E1.1).';
