-- Everybody acknowledges for themselves, and only what is in force (MT-01, OS-22, TN-08).
begin;
select plan(27);

select tests.person('ann', '{tutor}');
select tests.person('kim', '{learner}', '2014-05-01');
select tests.person('pat');
select tests.guardian('pat', 'kim');
select tests.person('sam', '{session_service}');
select tests.person('dee', '{dsl}');
select tests.person('ada', '{platform_administrator}');
select tests.person('vic', '{vetting_officer}');
select tests.person('con', '{compliance_reporter}');
select tests.person('lou', '{lado_coordinator}');
select tests.organisation('acme', 'agency');
select tests.organisation('oak', 'school');
select tests.person('gus');
select tests.power('gus', 'agency_operator', 'acme');
select tests.person('sky');
select tests.power('sky', 'school_representative', 'oak');
select tests.follows_profile('mytutor');
select tests.given($$
  insert into policy.document_version (document, version, effective_from, owner, review_due_on, body) values
    ('aua', '2', now() - interval '1 hour', 'DSL', (now() + interval '3 months')::date, 'two'),
    ('aadc_posture', '2', now() - interval '1 hour', 'DSL', (now() + interval '3 months')::date, 'two'),
    ('aua', '3', now() + interval '1 hour', 'DSL', (now() + interval '3 months')::date, 'three') $$);

select tests.nobody();
select tests.is_refused($$ select api.acknowledge_document('aua') $$, 'Without a token nobody acknowledges');
select tests.become('sam', 'web_service');
select tests.is_refused($$ select api.acknowledge_document('aua') $$, 'A program acknowledges nothing');

select tests.become('kim', 'web_learner');
select tests.answers($$ select api.acknowledge_document('aua', '1') $$, 409, 'version-not-in-force', 'An earlier version is not acknowledged');
select is(api.acknowledge_document('aua', '1') ->> 'version', '2', 'and the answer says which is in force');
select tests.answers($$ select api.acknowledge_document('aua', '3') $$, 409, 'version-not-in-force', 'nor a later one');
select is(tests.truth($$ select count(*) from ledger.record where action = 'acknowledge_document' and reasons = '{VERSION_NOT_IN_FORCE}' $$), '3', 'Refusals are in the ledger');
select tests.answers($$ select api.acknowledge_document('aua', '2') $$, 201, null, 'The version in force is');
select is(tests.truth($$ select policy.acknowledged(tests.id('kim'), 'aua') $$), 'true', 'and counts');
select is(tests.truth($$ select policy.acknowledged(tests.id('pat'), 'aua') $$), 'false', 'for the learner, not for the guardian');
select tests.answers($$ select api.acknowledge_document('aua', '2') $$, 200, null, 'A second time changes nothing');
select tests.answers($$ select api.acknowledge_document('aua') $$, 200, null, 'with the version or without');
select is(tests.truth($$ select count(*) from ledger.record where action = 'acknowledge_document' and outcome = 'done' $$), '1', 'and is no second deed in the ledger');
select is(tests.truth($$ select policy.acknowledged(tests.id('kim'), 'aua', now() + interval '1 hour') $$), 'false', 'The next version asks anew');

select tests.answers($$ select api.acknowledge_document('unheard_of') $$, 404, 'not-found', 'What is not published is not found');
select tests.is_refused($$ select api.acknowledge_document(null) $$, 'Nothing is bad input', 'PT422');

select tests.become('pat', 'web_guardian');
select tests.answers($$ select api.acknowledge_document('aua') $$, 201, null, 'A guardian acknowledges');
select tests.become('ann', 'web_tutor');
select tests.answers($$ select api.acknowledge_document('kcsie') $$, 201, null, 'a tutor');
select tests.become('gus', 'web_agency');
select tests.answers($$ select api.acknowledge_document('safeguarding') $$, 201, null, 'an agency''s operator');
select tests.become('sky', 'web_school');
select tests.answers($$ select api.acknowledge_document('safeguarding') $$, 201, null, 'a school''s representative');
select tests.become('vic', 'web_vetting');
select tests.answers($$ select api.acknowledge_document('safeguarding') $$, 201, null, 'a vetting officer');
select tests.become('con', 'web_compliance');
select tests.answers($$ select api.acknowledge_document('safeguarding') $$, 201, null, 'a compliance reporter');
select tests.become('ada', 'web_admin');
select tests.answers($$ select api.acknowledge_document('safeguarding') $$, 201, null, 'an administrator');
select tests.become('dee', 'web_dsl');
select tests.answers($$ select api.acknowledge_document('safeguarding') $$, 201, null, 'a safeguarding lead');
select tests.become('lou', 'web_lado');
select tests.answers($$ select api.acknowledge_document('safeguarding') $$, 201, null, 'and a LADO coordinator');
select tests.become('ada', 'web_tutor');
select tests.is_refused($$ select api.acknowledge_document('kcsie') $$, 'but not in a persona they do not hold', 'PT403');

select tests.become('kim', 'web_learner');
select tests.answered_once($$ select api.acknowledge_document('code', '1') $$);
select tests.person('zoe', '{learner}', '2013-05-01');
select tests.given(tests.row_of('policy.acknowledgement', jsonb_build_object('person_id', tests.id(who), 'document', document, 'version', version, 'acknowledged_at', at)))
from (values ('ann', 'aua', '2', '2026-01-01'), ('ada', 'aua', '2', '2026-01-01'), ('vic', 'aua', '2', '2026-01-01'), ('con', 'aua', '2', '2026-01-01'), ('lou', 'aua', '2', '2026-01-01'), ('dee', 'aua', '2', '2026-01-01'), ('gus', 'aua', '2', '2026-01-01'),
  ('zoe', 'aadc_posture', '2', '2026-01-02'), ('zoe', 'aua', '1', '2026-01-03'), ('zoe', 'aua', '2', '2026-02-02 00:00+00')) as given (who, document, version, at);
select tests.become('zoe', 'web_learner');
select is((api.acknowledge_document('aua', '2') ->> 'acknowledged_at')::timestamptz, '2026-02-02 00:00+00', 'The first instant is one''s own, of this document and this version');

select * from finish();
rollback;
