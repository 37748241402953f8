-- What stands against a recording, in words (E2.2, E2.4), and the parameter for how soon a recording has to stop.
set role cap_migration;

insert into recording.reason (code, meaning, remedy, clauses) values
  ('RECORDING_NOT_POSSIBLE', 'This lesson cannot be recorded as things stand.',
   'Go on without recording. Those whose agreement is needed are asked in their own account.', '{TS-49,F17}'),
  ('LEARNER_CONSENT_MISSING', 'The learner has not consented to recording this lesson.',
   'The learner gives consent for this lesson.', '{TS-51,TS-52,TS-53}'),
  ('LEARNER_OBJECTS', 'The learner does not want this lesson recorded.',
   'Do not record. Only the learner can take it back.', '{F17}'),
  ('PARENT_CONSENT_MISSING', 'No parent has consented to recording this lesson.',
   'A parent or delegated guardian gives consent for this lesson.', '{TS-50}'),
  ('PARENT_AWARENESS_MISSING', 'No parent is known to be aware that this lesson will be recorded.',
   'A parent acknowledges it.', '{TS-51}'),
  ('PARENT_OBJECTS', 'Somebody who answers for the learner does not want this lesson recorded.',
   'Do not record. Only that person can take it back.', '{TS-50,TS-51}'),
  ('PARENT_CONTACT_BLOCKED', 'Contact with the only parent who agreed or was told is blocked.',
   'Do not record while the block stands.', '{TS-50,TS-51}'),
  ('NOTICE_MISSING', 'The notice of recording has not been acknowledged in its current version.',
   'Acknowledge the notice.', '{OS-17,TN-16}'),
  ('TUTOR_NOTICE_MISSING', 'The tutor has not acknowledged the notice of recording in its current version.',
   'The tutor acknowledges the notice.', '{OS-17,TN-16}'),
  ('TUTOR_OBJECTS', 'The tutor does not want this lesson recorded.',
   'Only the tutor can take it back.', '{TS-49,OS-17}'),
  ('SAFETY_FLAG', 'A safeguarding lead has forbidden recording this learner or this lesson.',
   'A safeguarding lead lifts it.', '{TS-49}'),
  ('RECORDING_FORBIDDEN', 'The contract for this engagement forbids recording.',
   'None, while the contract says so.', '{TS-08}'),
  ('NO_LEARNER_PRESENT', 'No learner is at the lesson.',
   'Record when a learner is there.', '{TS-56}'),
  ('LESSON_UNKNOWN', 'There is no such lesson.', 'Check the lesson.', '{}')
on conflict do nothing;

insert into booking.reason (code, class, family, public_code, tutor_code, officer_code, meaning, remedy, clauses) values
  ('RECORDING_OBJECTION', 'S', 'session', 'SESSION_NOT_READY', 'SESSION_NOT_READY', 'SESSION_NOT_READY',
   'Somebody who will be in the lesson objects to being recorded, and every lesson is recorded.',
   'The lesson does not start while they object.', '{F17}')
on conflict do nothing;

insert into policy.parameter
  (key, type, direction, floor, ceiling, choices, floor_words, contract, description, clauses)
values
  ('recording.stop_within', 'interval', 'lower', null, null, null, 'none', 'stricter',
   'Time within which a recording ends once it has to stop; later is a breach that is reported.', '{TS-49}')
on conflict do nothing;

insert into policy.profile_value (profile, key, value, valid_from)
select profile.profile, 'recording.stop_within', '"PT10S"', '-infinity'
from (values ('tutorstudio'), ('mytutor'), ('tutorninjas')) as profile (profile)
on conflict do nothing;

select ledger.append('migrate', 'reference data', null);

set role safelane_owner;
