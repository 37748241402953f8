-- Who may do what to vetting.training.
begin;
select plan(14);

select * from tests.officers_table_is_closed('training', '{"topic": "kcsie_part1", "completed_on": "2026-01-01"}');

-- what is no such record at all, whoever writes it
select tests.step_back();
select tests.no_place_for('training', '{"topic": "kcsie_part1", "completed_on": "2026-01-01"}', wrong, why) from (values
  (jsonb '{"topic": "juggling"}', 'A training is on a topic of the list (TS-81)'),
  (jsonb_build_object('provider', repeat('x', 301)), 'and a provider has a name, no story')) as record (wrong, why);

select * from finish();
rollback;
