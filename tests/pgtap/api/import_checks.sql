-- A platform adopts Safelane with the checks it made: nothing a vetting officer could not do by hand, and safe to repeat.
begin;
select plan(23);

select tests.person('ada', '{platform_administrator}');
select tests.person('vera', '{vetting_officer}');
select tests.person('ann', '{tutor}');
select tests.follows_profile();

create function pg_temp.checks() returns jsonb language sql as $sql$
  select jsonb_agg(jsonb_build_object('person_id', tests.id('ann')) || row)
  from jsonb_array_elements('[
    {"record": "dbs_certificate", "number": "001234567890", "level": "enhanced", "workforce": "child", "barred_list": "clear",
      "name_on_certificate": "Ann Example", "disclosures": "blank", "issued_on": "2026-01-05", "seen_on": "2026-01-05"},
    {"record": "identity_check", "method": "passport", "outcome": "verified", "verified_on": "2026-01-05", "verified_name": "Ann Example"},
    {"record": "qualification", "kind": "academic", "title": "BSc", "outcome": "verified", "verified_on": "2026-01-05"},
    {"record": "reference", "referee": "Rob Head", "relationship": "Head", "outcome": "verified", "verified_on": "2026-01-05"},
    {"record": "screening_run", "source": "uk_sanctions_list", "outcome": "completed", "ran_at": "2026-01-05T10:00:00Z"},
    {"record": "right_to_work", "document": "Passport", "outcome": "verified", "verified_on": "2026-01-05"},
    {"record": "prohibition_check", "kind": "tra_prohibition", "result": "clear", "checked_on": "2026-01-05"},
    {"record": "training", "topic": "kcsie_part1", "completed_on": "2026-01-05"},
    {"record": "contract", "kind": "tutor_contract", "starts_on": "2026-01-05"}
  ]') as row
$sql$;

select tests.become('vera', 'web_vetting');
select is(tests.imported('import_checks', pg_temp.checks(), true), '9 accepted, 0 unchanged', 'A dry run tells what would be');
select is(tests.truth($$ select concat_ws(' ', (select count(*) from vetting.training), (select count(*) from vetting.standing),
    (select string_agg(action, ' ') from ledger.record where actor_id = tests.id('vera'))) $$), '0 0 import_checks', 'and leaves nothing but its own entry');
select is(tests.imported('import_checks', pg_temp.checks()), '9 accepted, 0 unchanged', 'A tutor''s checks are imported');
select is(tests.truth($$ select count(*) from ledger.record where action like 'record_%' and outcome = 'done' and actor_id = tests.id('vera') $$),
  '9', 'with an entry in the ledger for each');
select is(tests.truth($$ select version >= 9 from vetting.standing where tutor_id = tests.id('ann') $$), 'true',
  'and a booking that is being made meanwhile waits (E1.1)');
select is(tests.imported('import_checks', pg_temp.checks()), '0 accepted, 9 unchanged', 'The second time they are known');
select is(tests.truth($$ select concat_ws(' ', (select count(*) from vetting.training), (select count(*) from vetting.contract)) $$),
  '1 1', 'and nothing is written twice');

select is(tests.imported('import_checks', jsonb_build_array(
    jsonb_build_object('record', 'training', 'person_id', tests.id('ann'), 'topic', 'kcsie_part2', 'completed_on', '2026-01-05'),
    jsonb_build_object('record', 'training', 'person_id', tests.id('vera'), 'topic', 'kcsie_part2', 'completed_on', '2026-01-05'),
    jsonb_build_object('record', 'training', 'person_ref', 'nobody', 'topic', 'kcsie_part2', 'completed_on', '2026-01-05'),
    jsonb_build_object('record', 'training', 'person_id', tests.id('ann'), 'topic', 'kcsie_part2', 'completed_on', '2099-01-05'))),
  '1 accepted, 0 unchanged; 2: Another vetting officer deals with what concerns you.; '
  '3: No adult whom vetting concerns, and no record of one, has this id.; 4: completed_on lies in the future',
  'Every row is judged by itself: oneself, nobody, the future');
select is(tests.truth($$ select string_agg(reasons[1], ' ' order by seq) from ledger.record where outcome = 'refused' $$),
  'NOT_ABOUT_YOURSELF UNKNOWN_TO_VETTING', 'Refusals by policy are in the ledger');
select is(tests.truth($$ select detail from ledger.record where action = 'import_checks' order by seq desc limit 1 $$),
  '{"dry_run": false, "refused": 3, "accepted": 1, "unchanged": 0}', 'and how the batch went');

select api.record_training(tests.id('ann'), 'kcsie_part1', '2026-01-06', null,
  tests.truth($$ select training_id from vetting.training where topic = 'kcsie_part1' $$)::uuid);
select is(tests.imported('import_checks', pg_temp.checks()), '0 accepted, 9 unchanged',
  'An old file does not bring back what was corrected since (TS-12)');
select is(tests.checked('ann', 'screening_run', '{"source": "childrens_barred", "outcome": "completed",
    "ran_at": "2026-01-05T10:00:00Z", "hit_strength": "confirmed", "hit_note": "On the list"}'),
  '1 accepted, 0 unchanged', 'A hit is imported with its run');
select ok(tests.value_as('cap_booking', format($$ select 'BARRED_LIST_MATCH' = any (array(
    select found.code from vetting.findings(%L) as found)) $$, tests.id('ann')))::boolean, 'and blocks like one of today (F14)');

select tests.is_refused($$ select api.import_checks('{}') $$, 'An object is no batch', 'PT422');
select tests.become('ada', 'web_admin');
select tests.is_refused($$ select api.import_checks('[]', true) $$, 'An administrator imports no checks');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select api.import_checks('[]', true) $$, 'nor does the tutor');
select tests.pretend('web_vetting');
select tests.is_refused($$ select api.import_checks('[]', true) $$, 'nor somebody who only has the role', 'PT401');
select tests.nobody();
select tests.is_refused($$ select api.import_checks('[]', true) $$, 'nor nobody at all');

select tests.become('vera', 'web_vetting');
select tests.is_refused($$ select api.import_checks('[]', null) $$, 'Whether it is a trial is said', 'PT422');

select tests.become('vera', 'web_vetting');
select set_config('response.status', '', true);
select is(tests.imported('import_checks', pg_temp.checks()), '0 accepted, 9 unchanged', 'What is there is unchanged, also where it comes first');
select is(tests.imported('import_checks', jsonb_build_array(jsonb_build_object('record', 'training', 'person_id', tests.id('ann'), 'topic', 'online_safety', 'completed_on', '2026-01-05', 'context', true)), true), '0 accepted, 0 unchanged', 'A row that is sent for what stands around it is not counted');
select is(tests.checked('ann', 'training', '{"topic": "online_safety", "completed_on": "2026-01-06"}'), '1 accepted, 0 unchanged', 'After a row that is accepted');
select is(current_setting('response.headers'), '[]', 'the answer has no receipts of single rows');
select * from finish();
rollback;
