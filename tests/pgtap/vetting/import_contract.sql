-- Contracts, confirmations and agreements of an import are recorded like any other, once (TS-80, F16, TN-30).
begin;
select plan(21);

select tests.person('vera', '{vetting_officer}');
select tests.person('ann', '{tutor}');
select tests.organisation('north', 'school');
select tests.given($$ insert into identity.engagement (engagement_id, tutor_id, school_id, starts_on, opened_by, external_ref)
  values (tests.id('ann in school'), tests.id('ann'), tests.id('north'), '2020-01-01', tests.registrar(), 'E-1') $$);
select tests.given($$ insert into identity.person (person_id, given_name, family_name, external_ref)
  values (tests.id('kim'), 'Kim', 'Example', 'K-1'), (tests.id('lee'), 'Lee', 'Example', 'L-1') $$);
select tests.power('kim', 'learner'), tests.power('lee', 'learner');
select tests.become('vera', 'web_vetting');

select is(tests.checked('ann', 'contract', $${"kind": "tutor_contract", "starts_on": "2026-01-01", "ends_on": "2026-12-31"}$$),
  '1 accepted, 0 unchanged', 'A contract period');
select is(tests.checked('ann', 'contract', $${"kind": "tutor_contract", "starts_on": "2026-01-01", "ends_on": "2026-12-31"}$$),
  '0 accepted, 1 unchanged', 'is recorded once');
select is(tests.checked('ann', 'contract', $${"kind": "tutor_contract", "starts_on": "2026-01-01"}$$),
  '1 accepted, 0 unchanged', 'One without an end is another');
select is(tests.checked('ann', 'contract', $${"kind": "written_confirmation", "starts_on": "2026-01-01", "engagement_ref": "E-1"}$$),
  '1 accepted, 0 unchanged', 'A confirmation to the school of an engagement');
select is(tests.truth($$ select (engagement_id = tests.id('ann in school'))::text from vetting.contract where kind = 'written_confirmation' $$),
  'true', 'is recorded for it');
select is(tests.checked('ann', 'contract', $${"kind": "written_confirmation", "starts_on": "2026-01-01", "engagement_ref": "E-1"}$$),
  '0 accepted, 1 unchanged', 'once');
select is(tests.checked('ann', 'contract', jsonb_build_object('kind', 'written_confirmation', 'starts_on', '2026-01-01',
    'engagement_id', tests.id('ann in school'))), '0 accepted, 1 unchanged', 'and recognised by the engagement''s id');
select is(tests.checked('ann', 'contract', $${"kind": "written_confirmation", "starts_on": "2026-01-01", "engagement_ref": "E-2"}$$),
  '0 accepted, 0 unchanged; 1: No adult whom vetting concerns, and no record of one, has this id.', 'An engagement that nobody has is answered like an unknown person');
select is(tests.checked('ann', 'contract', $${"kind": "responsibility_agreement", "starts_on": "2026-01-01", "engagement_ref": "E-1", "learner_ref": "K-1", "school_signed_on": "2026-01-01"}$$),
  '1 accepted, 0 unchanged', 'An agreement for a learner');
select is(tests.checked('ann', 'contract', $${"kind": "responsibility_agreement", "starts_on": "2026-01-01", "engagement_ref": "E-1", "learner_ref": "K-2"}$$),
  '0 accepted, 0 unchanged; 1: No adult whom vetting concerns, and no record of one, has this id.', 'A learner whom nobody knows is answered alike');
select is(tests.checked('ann', 'contract', $${"kind": "tutor_contract", "starts_on": "2026-01-01", "engagement_id": "E-1"}$$),
  '0 accepted, 0 unchanged; 1: engagement_ref does not name an engagement', 'A reference is no identifier');
select is(tests.checked('ann', 'contract', $${"kind": "written_confirmation", "starts_on": "2026-01-01", "ends_on": "2026-12-31"}$$),
  '0 accepted, 0 unchanged; 1: these parameters do not go with this kind', 'A confirmation needs an engagement as always');

-- what differs in one cell is another record
select tests.step_back(), tests.person('bea', '{tutor}'), tests.become('vera', 'web_vetting');
select is(tests.checked(who, 'contract', '{"kind": "tutor_contract", "starts_on": "2026-01-01", "ends_on": "2026-12-31"}' || cells), answer, why) from (values
  ('ann', jsonb '{"starts_on": "2026-01-02"}', '1 accepted, 0 unchanged', 'Another beginning'),
  ('ann', '{"kind": "responsibility_agreement", "engagement_ref": "E-1", "learner_ref": "K-1", "school_signed_on": "2026-01-01"}', '1 accepted, 0 unchanged', 'An agreement that ends'),
  ('ann', '{"kind": "responsibility_agreement", "engagement_ref": "E-1", "learner_ref": "L-1", "school_signed_on": "2026-01-01"}', '1 accepted, 0 unchanged', 'for another learner'),
  ('ann', '{"kind": "responsibility_agreement", "engagement_ref": "E-1", "learner_ref": "L-1", "school_signed_on": "2026-01-02"}', '1 accepted, 0 unchanged', 'which the school signed on another day'),
  ('ann', '{"kind": "responsibility_agreement", "engagement_ref": "E-1", "learner_ref": "L-1", "school_signed_on": "2026-01-02", "responsible_adult_signed_on": "2026-01-03"}', '1 accepted, 0 unchanged', 'and the responsible adult too'),
  ('bea', '{}', '1 accepted, 0 unchanged', 'of somebody else it is theirs'),
  ('ann', '{"remark": "x"}', '0 accepted, 0 unchanged; 1: remark does not belong to a contract row', 'A cell that nobody reads is not dropped in silence'),
  ('ann', jsonb_build_object('kind', 'written_confirmation', 'engagement_ref', 'E-1', 'engagement_id', tests.id('ann in school')), '0 accepted, 0 unchanged; 1: engagement_ref does not name an engagement', 'An engagement is named once')) as record (who, cells, answer, why);

select tests.is_refused_to('cap_identity', $$ select vetting.import_contract(null, '{}') $$, 'No other lane imports checks');

select * from finish();
rollback;
