-- Who may do what to vetting.disclosure_assessment.
begin;
select plan(6);

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
select tests.is_refused($$ select tests.given('update vetting.disclosure_assessment set decision = $x$accept$x$') $$,
  'A judgement is never changed', '23001');
select tests.become('vera', 'web_vetting');
select tests.is_refused_to('cap_vetting', pg_temp.by('another'), 'An officer does not weigh in somebody else''s name');
select is(tests.do_as('cap_vetting', pg_temp.by('vera')), 1::bigint, 'but in their own');
select tests.become('vera', 'web_tutor');
select tests.is_refused_to('cap_vetting', pg_temp.by('vera'), 'and only as an officer');

select * from finish();
rollback;
