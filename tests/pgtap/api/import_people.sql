-- A platform adopts Safelane with the people it has: nothing an administrator could not do by hand, and safe to repeat.
begin;
select plan(24);

select tests.person('ada', '{platform_administrator}');
select tests.person('vera', '{vetting_officer}');

create function pg_temp.family() returns jsonb language sql as $sql$
  select '[
    {"record": "person", "external_ref": "T", "given_name": "Tom", "family_name": "Tutor", "date_of_birth": "1990-05-01", "powers": "tutor"},
    {"record": "person", "external_ref": "K", "given_name": "Kim", "family_name": "Kidd", "date_of_birth": "2015-05-01", "powers": "learner"},
    {"record": "person", "external_ref": "G", "given_name": "Gus", "family_name": "Kidd", "date_of_birth": "1980-05-01"},
    {"record": "organisation", "external_ref": "S", "kind": "school", "name": "North School"},
    {"record": "guardian", "guardian_ref": "G", "learner_ref": "K", "capacity": "parent", "evidence_kind": "birth_certificate"},
    {"record": "engagement", "external_ref": "E", "tutor_ref": "T", "school_ref": "S", "starts_on": "2025-09-01"}
  ]'::jsonb
$sql$;

select tests.become('ada', 'web_admin');
select is(tests.imported('import_people', '[]', true), '0 accepted, 0 unchanged',
  'An administrator may ask with no rows whether they may import');
select is(tests.imported('import_people', pg_temp.family(), true), '6 accepted, 0 unchanged', 'A dry run tells what would be');
select is(tests.truth($$ select concat_ws(' ', (select count(*) from identity.person where external_ref is not null),
    (select count(*) from ledger.record where action <> 'import_people' and actor_id = tests.id('ada'))) $$), '0 0', 'and leaves nothing behind');
select is(tests.truth($$ select concat_ws(' ', actor_id = tests.id('ada'), outcome, detail) from ledger.record order by seq desc limit 1 $$),
  't done {"dry_run": true, "refused": 0, "accepted": 6, "unchanged": 0}', 'but that it was asked');

select is(tests.imported('import_people', pg_temp.family()), '6 accepted, 0 unchanged', 'A platform''s people are imported');
select is(tests.truth($$ select string_agg(action || ' ' || n, ', ' order by action) from (
    select action, count(*) as n from ledger.record where outcome = 'done' and action <> 'import_people' and actor_id = tests.id('ada') group by action) as counted $$),
  'link_guardian 1, open_engagement 1, register_organisation 1, register_person 3', 'with an entry in the ledger for each row');
select is(tests.imported('import_people', pg_temp.family()), '0 accepted, 6 unchanged', 'The second time they are known');
select is(tests.truth($$ select count(*) from ledger.record where action = 'register_person' $$), '3', 'and nothing is written');

select is(tests.imported('import_people', $$[
    {"record": "person", "external_ref": "A", "given_name": "", "family_name": "Nameless"},
    {"record": "person", "external_ref": "B", "given_name": "Bea", "family_name": "Good"},
    {"record": "person", "external_ref": "C", "given_name": "Cy", "family_name": "Young", "date_of_birth": "2015-01-01", "powers": "tutor"},
    {"record": "person", "external_ref": "D", "given_name": "Dan", "family_name": "Day", "date_of_birth": "01/02/1980"},
    {"record": "dbs_certificate", "person_ref": "T"}
  ]$$), '1 accepted, 0 unchanged; 1: given_name is required; 3: A tutor needs a known date of birth and must be 18 or older.; '
  '4: date_of_birth is not a day; 5: record is not one of the values it may have',
  'Every row is judged by itself, and refused with its line');
select is(tests.truth($$ select string_agg(external_ref, ' ') from identity.person where external_ref in ('A', 'B', 'C', 'D') $$), 'B',
  'Only the good one is written');
select is(tests.truth($$ select concat_ws(' ', outcome, reasons) from ledger.record where action = 'register_person' order by seq desc limit 1 $$),
  'refused {ADULT_REQUIRED}', 'A refusal by policy is in the ledger');

select is(tests.imported('import_people', $$[
    {"record": "person", "external_ref": "X", "given_name": "Xa", "family_name": "Example", "date_of_birth": "1980-01-01", "context": true},
    {"record": "person", "external_ref": "Y", "given_name": "", "family_name": "Bad", "context": true},
    {"record": "guardian", "guardian_ref": "X", "learner_ref": "K", "capacity": "parent", "evidence_kind": "court_order"}
  ]$$, true), '1 accepted, 0 unchanged', 'In a dry run a row may be there for others to refer to, and is not counted');
select tests.is_refused(
  $$ select tests.imported('import_people', '[{"record": "person", "context": true}]') $$,
  'For good there are no such rows', 'PT422');

select tests.with_headers('{"idempotency-key": "k", "x-request-id": "r9"}');
select is(tests.imported('import_people', $$[
    {"record": "person", "external_ref": "H", "given_name": "Hal", "family_name": "Example"},
    {"record": "person", "external_ref": "I", "given_name": "Ian", "family_name": "Example"}
  ]$$), '2 accepted, 0 unchanged', 'A request''s Idempotency-Key does not come between its rows');
select is(tests.truth($$ select request_id from ledger.record where action = 'register_person' order by seq desc limit 1 $$), 'r9',
  'and its id is in the ledger');

select is((api.import_people('[{"line": 7, "record": "person", "external_ref": "Q", "given_name": "", "family_name": "Q"}]') #>> '{refused,0}')::jsonb,
  '{"line": 7, "reason": "given_name is required", "hint": "Send given_name with at least 1 character(s) that are not blank."}'::jsonb,
  'A refusal has the row''s own line, a reason and a hint');
select is(current_setting('response.status') || current_setting('response.headers'), '200[]',
  'The answer itself is no refusal');

select tests.is_refused($$ select api.import_people('{}') $$, 'An object is no batch', 'PT422');
select tests.become('vera', 'web_vetting');
select tests.is_refused($$ select api.import_people('[]', true) $$, 'A vetting officer imports no people');
select tests.become('ada', 'web_vetting');
select tests.is_refused($$ select api.import_people('[]', true) $$, 'nor does an administrator in another hat');
select tests.pretend('web_admin');
select tests.is_refused($$ select api.import_people('[]', true) $$, 'nor somebody who only has the role', 'PT401');
select tests.nobody();
select tests.is_refused($$ select api.import_people('[]', true) $$, 'nor nobody at all');

select tests.become('ada', 'web_admin');
select tests.is_refused($$ select api.import_people('[]', null) $$, 'Whether it is a trial is said', 'PT422');
select set_config('response.status', '', true);
select is(tests.imported('import_people', pg_temp.family()), '0 accepted, 6 unchanged', 'What is known is known, also where it comes first');

select * from finish();
rollback;
