-- Training of an import is recorded like any other, once (TS-83, TS-84, TS-85).
begin;
select plan(7);

select tests.person('vera', '{vetting_officer}');
select tests.person('ann', '{tutor}');
select tests.become('vera', 'web_vetting');

select is(tests.checked('ann', 'training', $${"topic": "kcsie_part1", "completed_on": "2026-01-05", "provider": "Example Training"}$$),
  '1 accepted, 0 unchanged', 'Training');
select is(tests.truth($$ select concat_ws(' ', topic, completed_on, provider) from vetting.training $$),
  'kcsie_part1 2026-01-05 Example Training', 'is recorded as it is');
select is(tests.checked('ann', 'training', $${"topic": "kcsie_part1", "completed_on": "2026-01-05", "provider": "Example Training"}$$),
  '0 accepted, 1 unchanged', 'once');
select is(tests.checked('ann', 'training', $${"topic": "kcsie_part1", "completed_on": "2026-01-05", "provider": "(not shown)"}$$),
  '0 accepted, 1 unchanged', 'and recognised in the record''s own line');
select is(tests.checked('ann', 'training', $${"topic": "kcsie_part1", "completed_on": "2026-01-06", "provider": "Example Training"}$$),
  '1 accepted, 0 unchanged', 'The same topic on another day is another training');
select is(tests.checked('ann', 'training', $${"topic": "juggling", "completed_on": "2026-01-05", "provider": "Example Training"}$$),
  '0 accepted, 0 unchanged; 1: topic is not one of the values it may have', 'Topics are judged as always');

select tests.is_refused_to('cap_identity', $$ select vetting.import_training(null, '{}') $$, 'No other lane imports checks');

select * from finish();
rollback;
