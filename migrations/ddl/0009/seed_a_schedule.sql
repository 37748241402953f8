-- How long entries are kept at least, and which actions only safeguarding leads learn of (E6, E1.4, F9).
set role cap_migration;

insert into ledger.retention_class (class, keep, meaning, clauses) values
  ('audit_chain', '10 years', 'What was done and refused.', '{TS-12,E6}'),
  ('access_log', '7 years', 'Who read what.', '{TS-12,E6}'),
  ('safeguarding', '75 years', 'What belongs to a case that is kept for a lifetime.', '{TS-86,E6}');

insert into ledger.confidential_action (action, clauses) values
  ('place_hold', '{TS-65,TS-72,F9}'),
  ('release_hold', '{TS-65,TS-72,F9}'),
  ('order_no_contact', '{TN-42,F9}'),
  ('lift_no_contact', '{TN-42,F9}'),
  ('hold_entries', '{F9,F20}'),
  ('release_entries', '{F9,F20}');

set role safelane_owner;
