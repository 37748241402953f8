-- People of an import are registered like any other, once (TS-04, F1).
begin;
select plan(20);

select tests.person('ada', '{platform_administrator}');
select tests.become('ada', 'web_admin');

create function pg_temp.person(p_cells text) returns text language sql as $sql$
  select tests.imported('import_people', jsonb_build_array('{"record": "person"}'::jsonb || p_cells::jsonb))
$sql$;

select is(
  pg_temp.person('{"external_ref": "T-1", "given_name": " Tom ", "family_name": "Tutor", "date_of_birth": "1990-05-01", "powers": "tutor, learner"}'),
  '1 accepted, 0 unchanged', 'A tutor who learns is registered');
select is(
  tests.truth($$ select concat_ws(' ', known.given_name, known.date_of_birth, known.registered_by = tests.id('ada'),
      array_agg(held.power order by held.power))
    from identity.person as known join identity.power as held using (person_id)
    where known.external_ref = 'T-1' group by known.person_id $$),
  'Tom 1990-05-01 t {learner,tutor}', 'with day of birth and powers, by the administrator');
select is(
  pg_temp.person('{"external_ref": "T-1", "given_name": "Tom", "family_name": "Tutor", "date_of_birth": "1990-05-01", "powers": "tutor"}'),
  '0 accepted, 1 unchanged', 'The second time he is known');
select is(
  pg_temp.person('{"external_ref": "T-1", "given_name": "Tom", "family_name": "Tutor"}'),
  '0 accepted, 1 unchanged', 'also by a file that knows less');
select is(
  pg_temp.person('{"external_ref": "T-1", "given_name": "Thomas", "family_name": "Tutor"}'),
  '0 accepted, 0 unchanged; 1: a person with this external_ref is registered with other particulars',
  'Another name under his reference is refused');
select is(
  pg_temp.person('{"external_ref": "T-1", "given_name": "Tom", "family_name": "Tutor", "date_of_birth": "1991-05-01"}'),
  '0 accepted, 0 unchanged; 1: a person with this external_ref is registered with other particulars',
  'so is another day of birth');

select is(
  pg_temp.person('{"external_ref": "T-1", "given_name": "Tom", "family_name": "Tuner"}'),
  '0 accepted, 0 unchanged; 1: a person with this external_ref is registered with other particulars',
  'and so is another family name');
select is(pg_temp.person('{"external_ref": "L-1", "given_name": "Lou", "family_name": "Learner", "powers": "learner"}'), '1 accepted, 0 unchanged', 'A learner is registered');
select is(
  pg_temp.person('{"external_ref": "L-1", "given_name": "Lou", "family_name": "Learner", "powers": "learner, tutor"}'),
  '0 accepted, 0 unchanged; 1: a person with this external_ref is registered with other particulars',
  'and does not become a tutor by a second file, because others are tutors');

select api.correct_person(
  tests.truth($$ select person_id from identity.person where external_ref = 'L-1' $$)::uuid,
  'A typing error in the form', family_name => 'Lerner');
select api.correct_person(
  tests.truth($$ select person_id from identity.person where external_ref = 'T-1' $$)::uuid,
  'Married, certificate seen', family_name => 'Teacher');
select is(
  pg_temp.person('{"external_ref": "T-1", "given_name": "Tom", "family_name": "Tutor"}'),
  '0 accepted, 1 unchanged', 'A name that was corrected since is still known');
select is(pg_temp.person(cells), '0 accepted, 0 unchanged; 1: a person with this external_ref is registered with other particulars', why)
from (values
  ('{"external_ref": "T-1", "given_name": "Tutor", "family_name": "Teacher"}', 'but not as a given name'),
  ('{"external_ref": "T-1", "given_name": "Tom", "family_name": "Tailor"}', 'nor is a third one'),
  ('{"external_ref": "T-1", "given_name": "Tom", "family_name": "Learner"}', 'nor one that somebody else had')
) as other (cells, why);
select is(
  pg_temp.person('{"external_ref": "T-1", "given_name": "Tom", "family_name": "Teacher"}'),
  '0 accepted, 1 unchanged', 'and so is the new one');

select is(
  pg_temp.person('{"external_ref": "T-2", "given_name": "Una", "family_name": "Known", "powers": "tutor"}'),
  '0 accepted, 0 unchanged; 1: A tutor needs a known date of birth and must be 18 or older.',
  'A tutor of unknown age is refused as always (F1)');
select is(
  pg_temp.person('{"external_ref": "T-3", "given_name": "Max", "family_name": "Power", "powers": "dsl"}'),
  '0 accepted, 0 unchanged; 1: powers is not one of the values it may have',
  'An import grants no power over others');
select is(
  pg_temp.person('{"given_name": "No", "family_name": "Reference"}'),
  '0 accepted, 0 unchanged; 1: external_ref is required', 'Without a reference nobody is recognised again');
select is(
  pg_temp.person('{"external_ref": "T-4", "given_name": "Eve", "family_name": "Example", "level": "basic"}'),
  '0 accepted, 0 unchanged; 1: level does not belong to a person row', 'A cell of another kind is refused');
select is(tests.truth($$ select count(*) from identity.person where external_ref like 'T-%' $$), '1',
  'Of all these there is one person');
select tests.is_refused_to('cap_vetting', $$ select identity.import_person('{}') $$, 'No other lane imports people');

select * from finish();
rollback;
