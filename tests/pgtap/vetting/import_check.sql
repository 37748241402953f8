-- A row is judged by its kind, and about themselves an officer finds out nothing (E1.4, TS-75).
begin;
select plan(21);

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

-- what a line of the record does not show, she cannot find out by guessing
select tests.become('olga', 'web_vetting');
create function pg_temp.asks(p_record text, p_cells jsonb) returns text language sql as $$
  select replace(tests.checked('vera', p_record, p_cells), '0 accepted, 0 unchanged; 1: Another vetting officer deals with what concerns you.', 'refused')
$$;
select pg_temp.asks('dbs_certificate', '{"number": "001234567890", "level": "enhanced", "workforce": "child", "barred_list": "clear", "name_on_certificate": "Vera Example", "disclosures": "non_blank", "issued_on": "2026-01-05", "seen_on": "2026-01-07"}'),
  pg_temp.asks('identity_check', '{"method": "driving_licence", "outcome": "failed", "verified_on": "2026-01-05"}'),
  pg_temp.asks('screening_run', '{"source": "uk_sanctions_list", "outcome": "completed", "ran_at": "2026-06-30T23:30:00Z", "hit_strength": "potential", "hit_note": "Same name"}');
select tests.become('vera', 'web_vetting');
select is(pg_temp.asks(record, said || cells), answer, why) from (values
  ('dbs_certificate', jsonb '{}', '0 accepted, 1 unchanged', 'Her certificate is read back as the record shows it'),
  ('dbs_certificate', '{"number": "001234567890"}', 'refused', 'not by its whole number'),
  ('dbs_certificate', '{"barred_list": "clear"}', 'refused', 'not with what the barred list said'),
  ('dbs_certificate', '{"disclosures": "non_blank"}', 'refused', 'nor with what it discloses'),
  ('identity_check', '{}', 'refused', 'What failed is not in the record, and not read back'),
  ('screening_run', '{}', '0 accepted, 1 unchanged', 'Her screening is read back'),
  ('screening_run', '{"hit_strength": "potential", "hit_note": "Same name"}', 'refused', 'not with what was found'),
  ('screening_run', '{"hit_strength": "potential"}', 'refused', 'how strong it is'),
  ('screening_run', '{"hit_note": "Same name"}', 'refused', 'or what it is about')) as question (record, cells, answer, why)
cross join lateral (select case record
  when 'dbs_certificate' then jsonb '{"number": "********7890", "level": "enhanced", "workforce": "child", "barred_list": "(not shown)", "name_on_certificate": "(not shown)", "name_explanation": "(not shown)", "disclosures": "(not shown)", "issued_on": "2026-01-05", "seen_on": "2026-01-07"}'
  when 'identity_check' then '{"method": "driving_licence", "outcome": "failed", "verified_on": "2026-01-05"}'
  else '{"source": "uk_sanctions_list", "outcome": "completed", "ran_at": "2026-07-01"}' end) as line (said);

select is(tests.checked('kim', 'training', '{"topic": "kcsie_part1", "completed_on": "2026-01-05"}'),
  tests.checked('nobody at all', 'training', '{"topic": "kcsie_part1", "completed_on": "2026-01-05"}'),
  'A child is answered for like nobody');
select is(tests.checked('kim', 'training', '{"topic": "kcsie_part1", "completed_on": "2026-01-05"}'),
  '0 accepted, 0 unchanged; 1: No adult whom vetting concerns, and no record of one, has this id.', 'in these words');
select tests.is_refused_to('cap_identity', $$ select vetting.import_check('{}', tests.id('vera')) $$,
  'No other lane imports checks');

select * from finish();
rollback;
