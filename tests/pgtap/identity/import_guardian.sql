-- Guardians of an import are linked like any other, on evidence, once (TN-23).
begin;
select plan(14);

select tests.person('ada', '{platform_administrator}');
select tests.become('ada', 'web_admin');
select api.register_person('Kim', 'Kidd', '2015-05-01', '{learner}', 'K');
select api.register_person('Sue', 'Kidd', '2013-05-01', '{learner}', 'S');
select api.register_person('Gus', 'Kidd', '1980-05-01', '{}', 'G');
select api.register_person('Gil', 'Young', '2012-05-01', '{}', 'Y');

create function pg_temp.linked(p_cells text) returns text language sql as $sql$
  select tests.imported('import_people', jsonb_build_array(
    '{"record": "guardian", "guardian_ref": "G", "learner_ref": "K", "capacity": "parent",
      "evidence_kind": "birth_certificate"}'::jsonb || p_cells::jsonb))
$sql$;

select is(pg_temp.linked('{"evidence_note": "seen"}'), '1 accepted, 0 unchanged', 'A parent is linked');
select is(tests.truth($$ select concat_ws(' ', capacity, evidence_note, verified_by = tests.id('ada')) from identity.guardianship $$),
  'parent seen t', 'on evidence that the administrator verified');
select is(pg_temp.linked('{}'), '0 accepted, 1 unchanged', 'once');
select is(pg_temp.linked('{"evidence_kind": "court_order"}'),
  '0 accepted, 0 unchanged; 1: The guardian is linked to the learner in this capacity already.',
  'Other evidence for a link that is live is refused');

select is(pg_temp.linked('{"valid_until": "2099-01-01T00:00:00Z"}'),
  '0 accepted, 0 unchanged; 1: The guardian is linked to the learner in this capacity already.',
  'and so is another end');
select is(pg_temp.linked('{"learner_ref": "S"}'), '1 accepted, 0 unchanged', 'The sister is another learner');
select is(pg_temp.linked('{"capacity": "delegated_guardian", "evidence_kind": "birth_certificate"}'), '1 accepted, 0 unchanged',
  'and another capacity is another link');
select is(pg_temp.linked('{"learner_ref": ""}'), '0 accepted, 0 unchanged; 1: learner_ref is required', 'A link without a learner is none');
select is(pg_temp.linked('{"learner_ref": "S", "powers": "tutor"}'),
  '0 accepted, 0 unchanged; 1: powers does not belong to a guardian row', 'A cell of another kind is refused');
select api.end_guardianship(tests.truth($$ select guardianship_id from identity.guardianship as link join identity.person as learner on learner.person_id = link.learner_id where learner.external_ref = 'K' and link.capacity = 'parent' $$)::uuid, 'Moved away');
select is(pg_temp.linked('{}'), '0 accepted, 1 unchanged', 'An old file does not bring an ended link back');
select is(pg_temp.linked('{"guardian_ref": "Y"}'),
  '0 accepted, 0 unchanged; 1: A guardian needs a known date of birth and must be 18 or older.',
  'A child answers for nobody');
select is(pg_temp.linked('{"learner_ref": "L"}'),
  '0 accepted, 0 unchanged; 1: learner_ref names no person that is registered', 'A learner whom nobody knows');
select is(pg_temp.linked('{"guardian_ref": ""}'),
  '0 accepted, 0 unchanged; 1: guardian_ref is required', 'A link without a guardian');
select tests.is_refused_to('cap_vetting', $$ select identity.import_guardian('{}') $$, 'No other lane imports guardians');

select * from finish();
rollback;
