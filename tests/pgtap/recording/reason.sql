-- The codes and their words; nobody changes them.
begin;
select plan(9);
select is(tests.truth($$ select string_agg(code, ' ' order by code) from recording.reason $$), 'LEARNER_CONSENT_MISSING LEARNER_OBJECTS LESSON_UNKNOWN NOTICE_MISSING NO_LEARNER_PRESENT PARENT_AWARENESS_MISSING PARENT_CONSENT_MISSING PARENT_CONTACT_BLOCKED PARENT_OBJECTS RECORDING_FORBIDDEN RECORDING_NOT_POSSIBLE SAFETY_FLAG TUTOR_NOTICE_MISSING TUTOR_OBJECTS', 'Every code that recording.consent_findings gives, and what is read instead') ;
select tests.kept_for_good('recording.reason');
select tests.read_by('recording.reason', '{}');
select tests.is_refused_to('cap_recording', $$ insert into recording.reason values ('X', 'x', 'x') $$, 'Functions add no codes');
select is(tests.do_as('cap_migration', $$ insert into recording.reason values ('NEW', 'what', 'how') $$), 1::bigint, 'a migration does');
select is(tests.value_as('cap_guard', 'select count(*) from recording.reason'), tests.truth('select count(*) from recording.reason'), 'Whoever approves reads each of them');
select * from finish();
rollback;
