-- Who may do what to vetting.screening_run.
begin;
select plan(14);

select * from tests.officers_table_is_closed('screening_run', '{"source": "uk_sanctions_list", "outcome": "completed", "ran_at": "2026-01-01T00:00:00Z"}');

-- what is no such record at all, whoever writes it
select tests.step_back();
select tests.no_place_for('screening_run', '{"source": "uk_sanctions_list", "outcome": "completed", "ran_at": "2026-01-01T00:00:00Z"}', wrong, why) from (values
  (jsonb '{"source": "gossip"}', 'A screening is of a source of the list (C.6)'),
  ('{"outcome": "skipped"}', 'and is completed or failed')) as record (wrong, why);

select * from finish();
rollback;
