-- Row "school user" of table E3.1, as a parameter: whether a school plays the recordings of its learners because it
-- commissions the lessons, or only where recording.playback_roles says so, by the profile or by a contract.
set role cap_migration;

insert into policy.parameter
  (key, type, direction, floor, ceiling, choices, floor_words, contract, description, clauses)
values
('recording.school_reads', 'choice', 'higher', null, null, '{school_learners,as_playback_roles}', 'none', 'stricter',
 'Whether a school may play recordings of lessons it commissions, or only where recording.playback_roles names it [D].', '{TS-54,TN-16}')
on conflict do nothing;

insert into policy.profile_value (profile, key, value, valid_from) values
  ('tutorstudio', 'recording.school_reads', '"as_playback_roles"', '-infinity'),
  ('mytutor', 'recording.school_reads', '"school_learners"', '-infinity'),
  ('tutorninjas', 'recording.school_reads', '"as_playback_roles"', '-infinity')
on conflict do nothing;

-- what only safeguarding leads learn of from the ledger
insert into ledger.confidential_action (action, clauses) values
  ('place_legal_hold', '{F9,F20}'),
  ('release_legal_hold', '{F9,F20}'),
  ('lock_evidence', '{F9,F19}'),
  ('note_lesson_report', '{F9}'),
  ('block_parent_contact', '{F9}'),
  ('unblock_parent_contact', '{F9}'),
  ('forbid_recording', '{F9}'),
  ('allow_recording', '{F9}'),
  ('open_recording', '{F9,F18}'),
  ('request_disclosure', '{F9}'),
  ('approve_disclosure', '{F9}')
on conflict do nothing;

select ledger.append('migrate', 'reference data', null);

set role safelane_owner;
