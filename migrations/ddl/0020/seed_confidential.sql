-- Whom an export of openings is about is a safeguarding lead's to know (E1.4, F9).
set role cap_migration;

insert into ledger.confidential_action (action, clauses) values
  ('export_openings_about', '{E1.4,F9}')
on conflict do nothing;

set role safelane_owner;
