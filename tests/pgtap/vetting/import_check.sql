-- A row is judged by its kind, and about themselves an officer finds out nothing (E1.4, TS-75).
begin;
select plan(12);

select tests.person('vera', '{vetting_officer,tutor}');
select tests.person('olga', '{vetting_officer}');
select tests.person('ann', '{tutor}');
select tests.person('kim', '{learner}', '2015-01-01');

select tests.become('olga', 'web_vetting');
select is(tests.checked('vera', 'prohibition_check', '{"kind": "tra_prohibition", "result": "match", "checked_on": "2026-01-05"}'),
  '1 accepted, 0 unchanged', 'Another officer records a match about vera');
select is(tests.checked('vera', 'identity_check', '{"method": "passport", "outcome": "verified", "verified_on": "2026-01-05", "verified_name": "Vera Example"}'),
  '1 accepted, 0 unchanged', 'and her passport');
select is(tests.checked('ann', 'wedding', '{}'),
  '0 accepted, 0 unchanged; 1: record is not one of the values it may have', 'A wedding is no check');

select tests.become('vera', 'web_vetting');
select is(tests.checked('vera', 'prohibition_check', '{"kind": "tra_prohibition", "result": "match", "checked_on": "2026-01-05"}'),
  '0 accepted, 0 unchanged; 1: Another vetting officer deals with what concerns you.', 'She does not learn of a match');
select is(tests.checked('vera', 'prohibition_check', '{"kind": "tra_prohibition", "result": "clear", "checked_on": "2026-01-05"}'),
  '0 accepted, 0 unchanged; 1: Another vetting officer deals with what concerns you.', 'nor that there is none');
select is(tests.checked('vera', 'prohibition_check', '{"kind": "tra_prohibition", "result": "(not shown)", "checked_on": "2026-01-05"}'),
  '0 accepted, 1 unchanged', 'Her line of the record is read back');
select is(tests.checked('vera', 'identity_check', '{"method": "passport", "outcome": "verified", "verified_on": "2026-01-05", "verified_name": "(not shown)"}'),
  '0 accepted, 1 unchanged', 'and so is her passport');
select is(tests.checked('vera', 'identity_check', '{"method": "passport", "outcome": "verified", "verified_on": "2026-01-06", "verified_name": "Vera Example"}'),
  '0 accepted, 0 unchanged; 1: Another vetting officer deals with what concerns you.', 'Nothing is recorded about oneself');
select is(tests.truth($$ select concat_ws(' ', outcome, reasons) from ledger.record where action = 'record_identity_check' order by seq desc limit 1 $$),
  'refused {NOT_ABOUT_YOURSELF}', 'and the attempt is in the ledger');

select is(tests.checked('kim', 'training', '{"topic": "kcsie_part1", "completed_on": "2026-01-05"}'),
  tests.checked('nobody at all', 'training', '{"topic": "kcsie_part1", "completed_on": "2026-01-05"}'),
  'A child is answered for like nobody');
select is(tests.checked('kim', 'training', '{"topic": "kcsie_part1", "completed_on": "2026-01-05"}'),
  '0 accepted, 0 unchanged; 1: No adult whom vetting concerns, and no record of one, has this id.', 'in these words');
select tests.is_refused_to('cap_identity', $$ select vetting.import_check('{}', tests.id('vera')) $$,
  'No other lane imports checks');

select * from finish();
rollback;
