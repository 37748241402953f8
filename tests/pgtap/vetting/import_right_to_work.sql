-- Right-to-work checks of an import are recorded like any other, once (F16, C.6).
begin;
select plan(6);

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

select tests.is_refused_to('cap_identity', $$ select vetting.import_right_to_work(null, '{}') $$, 'No other lane imports checks');

select * from finish();
rollback;
