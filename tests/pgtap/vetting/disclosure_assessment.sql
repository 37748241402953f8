-- Who may do what to vetting.disclosure_assessment.
begin;
select plan(14);

select tests.person('ann', '{tutor}');
select tests.person('vera', '{vetting_officer}');
select tests.certificate('ann', '2026-01-01', '{"disclosures": "non_blank"}', 'paper');
select tests.assesses('ann', 'vera', 'paper', 'reject', '2026-01-02');

create function pg_temp.by(p_assessor text) returns text language sql as $$
  select format($x$ insert into vetting.disclosure_assessment (assessment_id, person_id, certificate_id, decision, rationale, assessed_by)
    values (gen_random_uuid(), %L, %L, 'accept', 'Weighed with care, as is written.', %L) $x$,
    tests.id('ann'), tests.id('paper'), tests.id(p_assessor))
$$;

select is(tests.outside_privileges('disclosure_assessment'), 0, 'No web role and no other lane may read or write it');
select is(tests.value_as('safelane_owner', 'select count(*) from vetting.disclosure_assessment'), '0', 'The owner sees no row');
select isnt(tests.value_as('cap_vetting', 'select count(*) from vetting.disclosure_assessment'), '0', 'The lane does');
select tests.is_refused($$ select tests.given('update vetting.disclosure_assessment set decision = $x$accept$x$') $$,
  'A judgement is never changed', '23001');
select tests.become('vera', 'web_vetting');
select tests.is_refused_to('cap_vetting', pg_temp.by('another'), 'An officer does not weigh in somebody else''s name');
select is(tests.do_as('cap_vetting', pg_temp.by('vera')), 1::bigint, 'but in their own');
-- the policy by itself, without the gate that asks the same (TS-75)
select tests.settled();
select tests.given('alter table vetting.disclosure_assessment disable trigger _200_assessor_is_another');
select tests.become('ann', 'web_vetting');
select tests.is_refused_to('cap_vetting', pg_temp.by('ann'), 'Nobody weighs what is disclosed of themselves');
select tests.is_refused_to('cap_vetting', pg_temp.by('vera'), 'nor has it weighed by another hand');
select tests.become('vera', 'web_tutor');
select tests.is_refused_to('cap_vetting', pg_temp.by('vera'), 'and only as an officer');

-- what is no judgement at all, whoever writes it
select tests.step_back();
select tests.no_place_for('disclosure_assessment', jsonb_build_object('certificate_id', tests.id('paper'), 'decision', 'accept', 'rationale', 'Weighed with care, as is written.'),
    wrong, why) from (values
  (jsonb '{"decision": "postpone"}', 'It is accepted or rejected (MT-38)'),
  ('{"rationale": "Looks fine to me."}', 'for a reason that says something'),
  (jsonb_build_object('rationale', repeat('x', 8001)), 'and can be read'),
  ('{"certificate_id": null}', 'It is of something'),
  (jsonb_build_object('self_disclosure_id', tests.id('a word')), 'and of one thing')) as record (wrong, why);

select * from finish();
rollback;
