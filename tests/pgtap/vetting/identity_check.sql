-- Who may do what to vetting.identity_check.
begin;
select plan(17);

select * from tests.officers_table_is_closed('identity_check', '{"method": "passport", "outcome": "failed", "verified_on": "2026-01-01"}');

-- what is no such record at all, whoever writes it
select tests.step_back();
select tests.no_place_for('identity_check', '{"method": "passport", "outcome": "failed", "verified_on": "2026-01-01"}', wrong, why) from (values
  (jsonb '{"method": "hearsay"}', 'An identity is shown by a document of the list (TS-75)'),
  ('{"outcome": "probably", "verified_name": "Ann Example"}', 'and is verified or failed'),
  ('{"verified_name": ""}', 'A name has a letter'),
  (jsonb_build_object('verified_name', repeat('x', 401)), 'and at most 400'),
  ('{"outcome": "verified"}', 'Who is verified is verified under a name')) as record (wrong, why);

select * from finish();
rollback;
