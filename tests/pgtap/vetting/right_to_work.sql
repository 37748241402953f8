-- Who may do what to vetting.right_to_work.
begin;
select plan(16);

select * from tests.officers_table_is_closed('right_to_work', '{"document": "passport", "outcome": "verified", "verified_on": "2026-01-01"}');

-- what is no such record at all, whoever writes it
select tests.step_back();
select tests.no_place_for('right_to_work', '{"document": "passport", "outcome": "verified", "verified_on": "2026-01-01"}', wrong, why) from (values
  (jsonb '{"outcome": "pending"}', 'A right to work is verified or failed (C.6)'),
  ('{"document": ""}', 'by a document'),
  (jsonb_build_object('document', repeat('x', 201)), 'that is named shortly'),
  ('{"valid_until": "2026-01-01"}', 'and does not end before it counts')) as record (wrong, why);

select * from finish();
rollback;
