-- Cleared tutors (:tutors), as many learners with a guardian each, and for every hundred an agency and a school.
-- Ids are made from numbers, so that every program can name tutor 7 or learner 12.

create function public.bench_id(p_kind text, p_number bigint) returns uuid language sql immutable
return md5(p_kind || p_number)::uuid;

insert into identity.person (person_id, given_name, family_name, date_of_birth)
values (public.bench_id('officer', 1), 'Olive', 'Officer', '1980-01-01');

insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_at, approved_at)
values (gen_random_uuid(), 'tutorstudio', '2020-01-01', '2020-01-01', '2020-01-01');

insert into identity.person (person_id, given_name, family_name, date_of_birth)
select public.bench_id('tutor', n), 'Tutor', 'No' || n, '1990-01-01' from generate_series(1, :tutors) n
union all
select public.bench_id('learner', n), 'Learner', 'No' || n, current_date - 4200 from generate_series(1, :tutors) n
union all
select public.bench_id('guardian', n), 'Guardian', 'No' || n, '1980-01-01' from generate_series(1, :tutors) n;

insert into identity.power (power_id, person_id, power, valid_from, granted_by)
select gen_random_uuid(), public.bench_id(kind, n), kind, '2020-01-01', public.bench_id('officer', 1)
from generate_series(1, :tutors) n, unnest(array['tutor', 'learner']) kind;

insert into identity.guardianship
  (guardianship_id, guardian_id, learner_id, capacity, evidence_kind, verified_by, verified_at, valid_from)
select gen_random_uuid(), public.bench_id('guardian', n), public.bench_id('learner', n), 'parent', 'birth_certificate',
  public.bench_id('officer', 1), '2020-01-01', '2020-01-01'
from generate_series(1, :tutors) n;

insert into identity.organisation (organisation_id, kind, name, registered_by)
select public.bench_id(kind, n), kind, initcap(kind) || ' ' || n, public.bench_id('officer', 1)
from generate_series(1, greatest(:tutors / 100, 1)) n, unnest(array['agency', 'school']) kind;

insert into identity.person (person_id, given_name, family_name, date_of_birth)
select public.bench_id(kind, n), initcap(kind), 'No' || n, '1980-01-01'
from generate_series(1, greatest(:tutors / 100, 1)) n, unnest(array['operator', 'head']) kind;

insert into identity.power (power_id, person_id, power, organisation_id, valid_from, granted_by)
select gen_random_uuid(), public.bench_id(holder.kind, n), holder.power, public.bench_id(holder.of, n), '2020-01-01',
  public.bench_id('officer', 1)
from generate_series(1, greatest(:tutors / 100, 1)) n,
  (values ('operator', 'agency_operator', 'agency'), ('head', 'school_representative', 'school')) holder (kind, power, of);

-- every tutor teaches on their own, through an agency, and for a school
insert into identity.engagement (engagement_id, tutor_id, starts_on, opened_by)
select public.bench_id('engagement', n), public.bench_id('tutor', n), '2020-01-01', public.bench_id('officer', 1)
from generate_series(1, :tutors) n;

insert into identity.engagement (engagement_id, tutor_id, agency_id, starts_on, opened_by)
select public.bench_id('agency engagement', n), public.bench_id('tutor', n),
  public.bench_id('agency', n % greatest(:tutors / 100, 1) + 1), '2020-01-01', public.bench_id('officer', 1)
from generate_series(1, :tutors) n;

insert into identity.engagement (engagement_id, tutor_id, school_id, starts_on, opened_by)
select public.bench_id('school engagement', n), public.bench_id('tutor', n),
  public.bench_id('school', n % greatest(:tutors / 100, 1) + 1), '2020-01-01', public.bench_id('officer', 1)
from generate_series(1, :tutors) n;

insert into vetting.identity_check (check_id, person_id, method, outcome, verified_name, verified_on, recorded_by)
select gen_random_uuid(), public.bench_id('tutor', n), 'passport', 'verified', 'Tutor No' || n, current_date - 30,
  public.bench_id('officer', 1)
from generate_series(1, :tutors) n;

insert into vetting.dbs_certificate (certificate_id, person_id, source, number, level, workforce, barred_list,
  name_on_certificate, disclosures, issued_on, seen_on, recorded_by)
select gen_random_uuid(), public.bench_id('tutor', n), 'verified', lpad(n::text, 12, '0'), 'enhanced', 'child', 'clear',
  'Tutor No' || n, 'blank', current_date - 30, current_date - 30, public.bench_id('officer', 1)
from generate_series(1, :tutors) n;

insert into vetting.qualification (qualification_id, person_id, kind, title, outcome, verified_on, recorded_by)
select gen_random_uuid(), public.bench_id('tutor', n), 'academic', 'BSc', 'verified', current_date - 30,
  public.bench_id('officer', 1)
from generate_series(1, :tutors) n;

insert into vetting.reference (reference_id, person_id, referee, relationship, outcome, verified_on, recorded_by)
select gen_random_uuid(), public.bench_id('tutor', n), 'Referee ' || r, 'employer', 'verified', current_date - 30,
  public.bench_id('officer', 1)
from generate_series(1, :tutors) n, generate_series(1, 2) r;

insert into vetting.screening_run (run_id, person_id, source, outcome, ran_at, recorded_by)
select gen_random_uuid(), public.bench_id('tutor', n), 'uk_sanctions_list', 'completed', now() - interval '1 hour' - r * interval '1 day',
  public.bench_id('officer', 1)
from generate_series(1, :tutors) n, generate_series(0, 4) r;

insert into vetting.training (training_id, person_id, topic, completed_on, recorded_by)
select gen_random_uuid(), public.bench_id('tutor', n), 'kcsie_part1', current_date - 30, public.bench_id('officer', 1)
from generate_series(1, :tutors) n;

insert into vetting.contract (contract_id, person_id, kind, starts_on, recorded_by)
select gen_random_uuid(), public.bench_id('tutor', n), 'tutor_contract', current_date - 30, public.bench_id('officer', 1)
from generate_series(1, :tutors) n;

insert into vetting.gate_decision (decision_id, person_id, decision, decided_by, decided_at)
select gen_random_uuid(), public.bench_id('tutor', n), 'passed', public.bench_id('officer', 1), now() - interval '1 day'
from generate_series(1, :tutors) n;

insert into policy.acknowledgement (person_id, document, version, acknowledged_at)
select public.bench_id('tutor', n), version.document, version.version, now() - interval '1 day'
from generate_series(1, :tutors) n, policy.document_version version
where version.document = 'code_of_conduct';
