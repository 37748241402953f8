-- Who may do what to vetting.qualification.
begin;
select plan(18);

select * from tests.officers_table_is_closed('qualification', '{"kind": "academic", "title": "BSc", "outcome": "verified", "verified_on": "2026-01-01"}');

-- what is no such record at all, whoever writes it
select tests.step_back();
select tests.no_place_for('qualification', '{"kind": "academic", "title": "BSc", "outcome": "verified", "verified_on": "2026-01-01"}', wrong, why) from (values
  (jsonb '{"kind": "gift"}', 'A qualification is of one of the kinds that a profile asks for'),
  ('{"outcome": "promised"}', 'and is verified or failed'),
  ('{"title": ""}', 'It has a title'),
  (jsonb_build_object('title', repeat('x', 301)), 'of at most 300 letters'),
  (jsonb_build_object('awarded_by', repeat('x', 301)), 'and so is who awarded it'),
  ('{"valid_until": "2026-01-01"}', 'It does not end before it counts')) as record (wrong, why);

select * from finish();
rollback;
