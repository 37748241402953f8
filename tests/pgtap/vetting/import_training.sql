-- Training of an import is recorded like any other, once (TS-83, TS-84, TS-85).
begin;
select plan(12);

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

-- what differs in one cell is another record
select tests.step_back(), tests.person('bea', '{tutor}'), tests.become('vera', 'web_vetting');
select is(tests.checked(who, 'training', '{"topic": "kcsie_part1", "completed_on": "2026-01-05", "provider": "Example Training"}' || cells), answer, why) from (values
  ('ann', jsonb '{"provider": "Other Training"}', '1 accepted, 0 unchanged', 'Another provider'),
  ('ann', '{"topic": "online_safety"}', '1 accepted, 0 unchanged', 'or another topic'),
  ('bea', '{}', '1 accepted, 0 unchanged', 'of somebody else it is theirs'),
  ('ann', '{"remark": "x"}', '0 accepted, 0 unchanged; 1: remark does not belong to a training row', 'A cell that nobody reads is not dropped in silence'),
  ('ann', '{"completed_on": "2026-01-07", "provider": "(not shown)"}', '0 accepted, 0 unchanged; 1: the row does not show provider in full, and nothing on record agrees with it', 'A provider who is not shown is not recorded')) as record (who, cells, answer, why);

select tests.is_refused_to('cap_identity', $$ select vetting.import_training(null, '{}') $$, 'No other lane imports checks');

select * from finish();
rollback;
