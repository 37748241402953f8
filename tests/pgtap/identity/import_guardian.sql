-- Guardians of an import are linked like any other, on evidence, once (TN-23).
begin;
select plan(9);

select tests.person('ada', '{platform_administrator}');
select tests.become('ada', 'web_admin');
select api.register_person('Kim', 'Kidd', '2015-05-01', '{learner}', 'K');
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

select api.end_guardianship(tests.truth('select guardianship_id from identity.guardianship')::uuid, 'Moved away');
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
