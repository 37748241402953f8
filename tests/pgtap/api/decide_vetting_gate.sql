-- Nobody passes the gate while a blocking check fails; to refuse and to withdraw is always possible (TS-75).
begin;
select plan(20);
select tests.follows_profile('tutorstudio');
select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor}');
select tests.person('vera', '{vetting_officer,tutor}');
select tests.person('kim', '{learner}', '2012-01-01');
create function pg_temp.gate(p_name text, p_decision text default 'passed') returns text language sql as $$
  select format('select api.decide_vetting_gate(%L, %L)', tests.id(p_name), p_decision) $$;
select tests.is_cleared('bob');
select tests.become('vera', 'web_vetting');
select tests.answers(pg_temp.gate('ann'), 409, 'checks-incomplete', 'Who has shown nothing does not pass');
select is(tests.reasons_of(pg_temp.gate('ann')),
  '{BARRED_LIST_NOT_CHECKED,DBS_MISSING,IDENTITY_UNVERIFIED,QUALIFICATIONS_UNVERIFIED,REFERENCES_INSUFFICIENT,SCREENING_MISSING}', 'and the officer is told everything that is missing');
select tests.answers(pg_temp.gate('ann', 'refused'), 201, null, 'To refuse needs nothing');
select tests.answers(pg_temp.gate('bob', 'withdrawn'), 201, null, 'nor to withdraw');
select tests.step_back();
select is(tests.fails('bob', now(), 'VETTING%'), '{VETTING_GATE_NOT_PASSED}', 'which counts at once');
select tests.become('vera', 'web_vetting');
select tests.answers(pg_temp.gate('bob'), 201, null, 'With everything shown one passes, training and documents aside');
select tests.answers(pg_temp.gate('vera'), 403, 'not-about-yourself', 'Nobody lets themselves through');
select tests.answers(pg_temp.gate('kim'), 422, 'unknown-to-vetting', 'A learner');
select tests.answers(pg_temp.gate('nobody'), 422, 'unknown-to-vetting', 'and nobody are unknown');
select tests.is_refused(pg_temp.gate('bob', 'perhaps'), 'It is a decision', 'PT422');
select tests.step_back();
select tests.screened('bob', 'overseas_teacher_sanction', now(), 'potential', 'bob''s run');
select tests.become('vera', 'web_vetting');
select is(tests.reasons_of(pg_temp.gate('bob')), '{SCREENING_HIT_OPEN}', 'An open hit keeps the gate shut');
select tests.step_back();
select is(tests.truth($$ select reasons::text from ledger.record where action = 'decide_vetting_gate' and outcome = 'refused' order by seq desc limit 1 $$), '{CHECKS_INCOMPLETE,SCREENING_HIT_OPEN}', 'and the ledger knows why');
select tests.person('dina');
select tests.power('dina', 'dsl');
select tests.become('vera', 'web_vetting');
select tests.answers(pg_temp.gate('dina'), 422, 'unknown-to-vetting', 'The gate is for tutors');
select tests.become('bob', 'web_tutor');
select tests.is_refused(pg_temp.gate('ann'), 'A tutor decides nothing');
select tests.become('dina', 'web_dsl');
select tests.is_refused(pg_temp.gate('ann'), 'nor does the safeguarding lead');
select tests.become('ann', 'web_vetting');
select tests.is_refused(pg_temp.gate('bob'), 'nor somebody who only says that they are an officer', 'PT403');
select tests.step_back();
select is(tests.truth($$ select count(*) from vetting.gate_decision where decided_by = tests.id('vera') $$), '3', 'Three decisions were made, in her name');

select tests.become('vera', 'web_vetting');
select tests.answered_once(pg_temp.gate('ann', 'refused'));
select tests.is_required('person_id', $$ select api.decide_vetting_gate(person_id => null, decision => 'whatever else is sent') $$);

select tests.become('vera', 'web_vetting');
select tests.is_refused(format('select api.decide_vetting_gate(%L, ''refused'', %L)', tests.id('bob'), E'a\u202eb'), 'A note can be read', 'PT422');
select * from finish();
rollback;
