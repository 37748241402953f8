-- Right-to-work checks of an import are recorded like any other, once (F16, C.6).
begin;
select plan(12);

select tests.person('vera', '{vetting_officer}');
select tests.person('ann', '{tutor}');
select tests.become('vera', 'web_vetting');

select is(tests.checked('ann', 'right_to_work', $${"document": "Passport", "outcome": "verified", "verified_on": "2026-01-05", "valid_until": "2099-01-01"}$$),
  '1 accepted, 0 unchanged', 'A check');
select is(tests.truth($$ select concat_ws(' ', document, outcome, verified_on, valid_until) from vetting.right_to_work $$),
  'Passport verified 2026-01-05 2099-01-01', 'is recorded as it is');
select is(tests.checked('ann', 'right_to_work', $${"document": "Passport", "outcome": "verified", "verified_on": "2026-01-05", "valid_until": "2099-01-01"}$$),
  '0 accepted, 1 unchanged', 'once');
select is(tests.checked('ann', 'right_to_work', $${"document": "Passport", "outcome": "verified", "verified_on": "2026-01-05"}$$),
  '1 accepted, 0 unchanged', 'One without an end is another record');
select is(tests.checked('ann', 'right_to_work', $${"document": "Passport", "outcome": "verified", "verified_on": "2026-01-05", "valid_until": "2026-01-05"}$$),
  '0 accepted, 0 unchanged; 1: valid_until is not after the day on which it begins', 'Days are judged as always');

-- what differs in one cell is another record
select tests.step_back(), tests.person('bea', '{tutor}'), tests.become('vera', 'web_vetting');
select is(tests.checked(who, 'right_to_work', '{"document": "Passport", "outcome": "verified", "verified_on": "2026-01-05", "valid_until": "2099-01-01"}' || cells), answer, why) from (values
  ('ann', jsonb '{"document": "Visa"}', '1 accepted, 0 unchanged', 'Another document'),
  ('ann', '{"outcome": "failed"}', '1 accepted, 0 unchanged', 'another outcome'),
  ('ann', '{"verified_on": "2026-01-06"}', '1 accepted, 0 unchanged', 'or another day'),
  ('bea', '{}', '1 accepted, 0 unchanged', 'of somebody else it is theirs'),
  ('ann', '{"remark": "x"}', '0 accepted, 0 unchanged; 1: remark does not belong to a right_to_work row', 'A cell that nobody reads is not dropped in silence'),
  ('ann', '{"document": "(not shown)"}', '0 accepted, 0 unchanged; 1: the row does not show document in full, and nothing on record agrees with it', 'A document that is not shown is not recorded')) as record (who, cells, answer, why);

select tests.is_refused_to('cap_identity', $$ select vetting.import_right_to_work(null, '{}') $$, 'No other lane imports checks');

select * from finish();
rollback;
