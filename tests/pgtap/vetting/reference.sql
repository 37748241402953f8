-- Who may do what to vetting.reference.
begin;
select plan(17);

select * from tests.officers_table_is_closed('reference', '{"referee": "Ref", "relationship": "employer", "outcome": "verified", "verified_on": "2026-01-01"}');

-- what is no such record at all, whoever writes it
select tests.step_back();
select tests.no_place_for('reference', '{"referee": "Ref", "relationship": "employer", "outcome": "verified", "verified_on": "2026-01-01"}', wrong, why) from (values
  (jsonb '{"outcome": "glowing"}', 'A reference is verified or unsatisfactory'),
  ('{"referee": ""}', 'It comes from somebody'),
  (jsonb_build_object('referee', repeat('x', 301)), 'whose name has an end'),
  ('{"relationship": ""}', 'who says how they know the tutor'),
  (jsonb_build_object('relationship', repeat('x', 301)), 'in so many words')) as record (wrong, why);

select * from finish();
rollback;
