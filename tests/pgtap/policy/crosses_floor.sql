-- Which values nobody may write (TS-06).
begin;
select plan(28);

select ok(not tests.crosses('recording.retention_days', '365'), '365 days is the floor');
select ok(tests.crosses('recording.retention_days', '366'), '366 days is below it');
select ok(not tests.crosses('recording.retention_days', '1'), 'One day is the other end');
select ok(tests.crosses('recording.retention_days', '0'), 'Zero days is past it');
select ok(not tests.crosses('student.min_age', '5'), 'Five years is the floor');
select ok(tests.crosses('student.min_age', '4'), 'Four years is below it');
select ok(not tests.crosses('vetting.dbs_interval', '"P36M"'), 'Three years in months is the floor');
select ok(tests.crosses('vetting.dbs_interval', '"P37M"'), 'A month more is below it');
select ok(tests.crosses('sla.t1_crisis', '"PT16M"'), 'Sixteen minutes to a crisis is below the floor');
select ok(tests.crosses('recording.child_objection_blocks', 'false'), 'A fixed value has no other');
select ok(tests.crosses('chaperone.under_13.in_person', '"none"'), 'No chaperone for an under-13 in person is below the floor');
select ok(not tests.crosses('chaperone.under_13.online', '"none"'), 'Online there is no floor');
select ok(not tests.crosses('police.mandatory_categories', '["abuse_disclosed"]'), 'What is always in a set need not be repeated');
select ok(tests.crosses('routing.tiers', '["1", "2"]'), 'A list has to name what is always in it');
select ok(not tests.crosses('routing.tiers', '["4", "1"]'), 'in any order');
select ok(not tests.crosses('recording.basis', '"forbidden"'), 'A contract may forbid recording');
select ok(tests.crosses('recording.basis', '"forbidden"', 'profile'), 'A profile chooses one of the two bases');
select ok(tests.crosses('retention.safeguarding', '{"at_least": "P6Y"}'), 'Six years is below the floor of seven');
select ok(tests.crosses('retention.safeguarding', '{"child_until_age": 25}'), 'A rule without the part that the floor has is below it');
select ok(not tests.crosses('vetting.dbs_interval', null), 'Nothing crosses nothing');

create function pg_temp.crosses(p_parameter jsonb, p_value jsonb, p_by text default 'contract') returns text language sql as $$
  select tests.value_as('cap_policy', format('policy.crosses_floor(jsonb_populate_record(null::policy.parameter, %L), %L, %L)', p_parameter, p_value, p_by))
$$;
select is(pg_temp.crosses(parameter, value, by), crosses, why) from (values
  ('{"type": "choice", "direction": "free", "floor": ["x", "y"]}'::jsonb, '"z"'::jsonb, 'contract', 'true', 'A contract does not choose what no profile may choose'),
  ('{"type": "choice", "direction": "free", "floor": ["x", "y"]}', null, 'contract', 'false', 'nothing is no choice'),
  ('{"type": "choice", "direction": "free", "floor": ["x", "y"]}', '"x"', 'profile', 'false', 'What a profile may choose it may choose'),
  ('{"type": "choice", "direction": "higher", "choices": ["none", "available", "present"], "floor": "available"}', '"present"', 'contract', 'false', 'Where there is an order more than the floor is fine'),
  ('{"type": "list", "direction": "free", "floor": ["1"]}', '["1", "2"]', 'profile', 'false', 'and a list may name more than it must'),
  ('{"type": "choice", "direction": "free"}', '"z"', 'profile', 'false', 'Where a choice has no floor it is free'),
  ('{"type": "list", "direction": "free"}', '["2"]', 'contract', 'false', 'A list without a floor names what it likes'),
  ('{"type": "list", "direction": "free", "floor": ["1"], "ceiling": ["1", "2"]}', '["1"]', 'contract', 'false', 'Nothing but the floor has to be in a list')
) as tried (parameter, value, by, crosses, why);

select * from finish();
rollback;
