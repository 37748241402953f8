-- Officers record contract periods, confirmations and agreements (TS-80, TN-30, F16).
begin;
select plan(29);
select * from tests.officers_function('record_contract', $$ select api.record_contract(%L, 'tutor_contract', '2026-01-01') $$);
select tests.person('bob', '{tutor}');
select tests.organisation('hill school', 'school');
select tests.engagement('ann at hill', 'ann', p_school => 'hill school', p_off_site => true);
select tests.engagement('bob at hill', 'bob', p_school => 'hill school');
select tests.engagement('ann alone', 'ann');
create function pg_temp.contract(p_kind text, p_values jsonb default '{}') returns text language sql as $$
  select format('select api.record_contract(%s)', string_agg(format('%I => %L', key, value #>> '{}'), ', '))
  from jsonb_each(jsonb_build_object('person_id', tests.id('ann'), 'kind', p_kind, 'starts_on', '2026-01-01') || p_values) $$;
select tests.record('contract', 'ann', '{"kind": "tutor_contract", "starts_on": "2026-01-01"}', 'wrong');
select tests.become('vera', 'web_vetting');
select tests.answers(pg_temp.contract('tutor_contract', '{"starts_on": "2030-01-01", "ends_on": "2031-01-01"}'), 201, null, 'A contract may begin later');
select tests.is_refused(pg_temp.contract('tutor_contract', '{"ends_on": "2026-01-01"}'), 'It ends after it begins', 'PT422');
select tests.is_refused(pg_temp.contract('handshake'), 'Only kinds that are known', 'PT422');
select tests.is_refused(pg_temp.contract('written_confirmation'), 'A confirmation is for an engagement', 'PT422');
select tests.is_refused(pg_temp.contract('tutor_contract', jsonb_build_object('engagement_id', tests.id('ann at hill'))), 'a contract is not', 'PT422');
select tests.answers(pg_temp.contract('written_confirmation', jsonb_build_object('engagement_id', tests.id('ann at hill'))), 201, null, 'A confirmation to the school of an engagement');
select tests.answers(pg_temp.contract('written_confirmation', jsonb_build_object('engagement_id', tests.id('bob at hill'))), 422, 'unknown-to-vetting', 'not of somebody else''s');
select tests.answers(pg_temp.contract('written_confirmation', jsonb_build_object('engagement_id', tests.id('ann alone'))), 422, 'unknown-to-vetting', 'or of one without a school');
select tests.is_refused(pg_temp.contract('responsibility_agreement', jsonb_build_object('engagement_id', tests.id('ann at hill'))), 'An agreement is about a learner', 'PT422');
select tests.answers(pg_temp.contract('responsibility_agreement', jsonb_build_object('engagement_id', tests.id('ann at hill'), 'learner_id', tests.id('bob'))), 422, 'unknown-to-vetting', 'who is one');
select tests.answers(pg_temp.contract('responsibility_agreement', jsonb_build_object('engagement_id', tests.id('ann at hill'), 'learner_id', tests.id('kim'), 'school_signed_on', '2026-01-01')), 201, null, 'It may wait for a signature');
select tests.is_refused(pg_temp.contract('responsibility_agreement', jsonb_build_object('engagement_id', tests.id('ann at hill'), 'learner_id', tests.id('kim'), 'school_signed_on', identity.civil_date(now()) + 1)), 'which is not given in advance', 'PT422');
select tests.answers(pg_temp.contract('tutor_contract', jsonb_build_object('supersedes', tests.id('wrong'))), 201, null, 'A correction takes the place of what was wrong');
select tests.answers(pg_temp.contract('tutor_contract', jsonb_build_object('supersedes', tests.id('wrong'))), 409, 'nothing-to-correct', 'once');

select tests.record('contract', 'bob', '{"kind": "tutor_contract", "starts_on": "2026-01-01"}', 'bob''s');
select tests.record('contract', 'ann', jsonb_build_object('kind', 'written_confirmation', 'starts_on', '2026-01-01', 'engagement_id', tests.id('ann at hill')), 'confirmed');
select tests.answers(pg_temp.contract('tutor_contract', jsonb_build_object('supersedes', tests.id(wrong))), 409, 'nothing-to-correct', why)
from (values ('bob''s', 'A correction is about the same person'), ('confirmed', 'and of the same kind')) as tried (wrong, why);
select tests.is_refused(pg_temp.contract(kind, more), why, 'PT422') from (values
  ('handshake', jsonb_build_object('engagement_id', tests.id('ann at hill')), 'Only kinds that are known, for an engagement, too'),
  ('tutor_contract', '{"starts_on": "infinity"}', 'A contract begins on a day'),
  ('written_confirmation', jsonb_build_object('engagement_id', tests.id('ann at hill'), 'school_signed_on', '2026-01-01'), 'Signatures are of agreements'),
  ('responsibility_agreement', jsonb_build_object('engagement_id', tests.id('ann at hill'), 'learner_id', tests.id('kim'), 'responsible_adult_signed_on', identity.civil_date(now()) + 1), 'and no parent signs in advance')
) as tried (kind, more, why);
select * from finish();
rollback;
