-- The codes: every one of E1.3, E1.5 and E2.4 with its class, words for each, and nobody who changes them.
begin;
select plan(13);

select results_eq(
  $$ select code, class from jsonb_to_recordset(tests.truth('select jsonb_agg(to_jsonb(reason)) from booking.reason')::jsonb)
       as reason (code text, class text)
     where code not in ('TUTOR_NOT_BOOKABLE', 'STUDENT_SETUP_INCOMPLETE', 'ENGAGEMENT_NOT_READY', 'SESSION_NOT_READY', 'ACCOUNT_UNDER_REVIEW')
     order by code collate "C" $$,
  $$ select code, class from (values
  ('TUTOR_ACCOUNT_INACTIVE', 'B'), ('TUTOR_ON_HOLD', 'B'), ('TUTOR_SUSPENDED', 'B'), ('TUTOR_CLOSED', 'B'), ('VETTING_GATE_NOT_PASSED', 'B'),
  ('DBS_MISSING', 'B'), ('DBS_SELF_DECLARED_ONLY', 'B'), ('DBS_LEVEL_TOO_LOW', 'B'), ('DBS_WRONG_WORKFORCE', 'B'), ('BARRED_LIST_NOT_CHECKED', 'B'),
  ('BARRED_LIST_MATCH', 'B'), ('DBS_NAME_MISMATCH', 'B'), ('DBS_DISCLOSURE_UNASSESSED', 'B'), ('DBS_LAPSED', 'B'), ('DBS_NEW_INFORMATION', 'B'),
  ('DBS_UPDATE_UNMATCHED', 'A'), ('IDENTITY_UNVERIFIED', 'B'), ('QUALIFICATIONS_UNVERIFIED', 'B'), ('QUALIFICATIONS_STALE', 'N'),
  ('REFERENCES_INSUFFICIENT', 'B'), ('REFERENCES_STALE', 'N'), ('SCREENING_MISSING', 'B'), ('SCREENING_STALE', 'B'), ('SCREENING_HIT_OPEN', 'B'),
  ('PROHIBITION_MATCH', 'B'), ('SCHOOL_CHECK_SET_INCOMPLETE', 'B'), ('UNIVERSITY_AFFILIATION_MISSING', 'B'), ('VIDEO_INTERVIEW_MISSING', 'B'),
  ('TRAINING_MISSING', 'N'), ('TRAINING_LAPSED', 'N'), ('ACK_MISSING', 'N'), ('CONTRACT_EXPIRED', 'N'), ('SELF_DISCLOSURE_PENDING', 'B'),
  ('AGENCY_DSL_UNAVAILABLE', 'N'), ('SCHOOL_DSL_UNAVAILABLE', 'A'), ('ENGAGEMENT_INACTIVE', 'B'), ('NO_CONTACT_ORDER', 'B'),
  ('STUDENT_UNKNOWN', 'B'), ('STUDENT_UNDER_MIN_AGE', 'B'), ('STUDENT_DOB_UNKNOWN', 'A'), ('GUARDIAN_MISSING', 'B'), ('SPONSOR_MISSING', 'B'),
  ('AUA_NOT_ACCEPTED', 'B'), ('RESPONSIBILITY_AGREEMENT_MISSING', 'B'), ('MODALITY_NOT_ALLOWED', 'B'), ('VENUE_MISSING', 'B'),
  ('CHAPERONE_UNRESOLVED', 'B'), ('OUTSIDE_OPERATING_WINDOW', 'B'), ('GROUP_TOO_LARGE', 'B'), ('RECORDING_NOTICE_MISSING', 'S'),
  ('RECORDING_OBJECTION', 'S'),
  ('PRESENCE_UNCONFIRMED', 'S'), ('EXPIRES_BEFORE_SESSION', 'A'), ('TRAINING_EDITION_SUPERSEDED', 'A')) as code (code, class)
  order by code collate "C" $$, 'The codes of E1.3, E1.5 and E2.4, with their classes, and one of ours (STUDENT_UNKNOWN)');
select is(tests.truth($$ select count(*) from booking.reason where length(meaning) < 10 or length(remedy) < 4 or clauses = '{}' $$), '0',
  'Every code has a meaning, a remedy and the clauses it comes from');

select tests.become('ann', 'web_dsl');
select tests.is_refused('select * from booking.reason', 'Requests read reasons in answers only');
select tests.is_refused_to('cap_booking', $$ insert into booking.reason (code, class, family, public_code, meaning, remedy)
  values ('X', 'B', 'session', 'SESSION_NOT_READY', 'x', 'y') $$, 'Functions add no codes');
select tests.is_refused($$ select tests.given($q$ update booking.reason set class = 'A', public_code = null where code = 'TUTOR_ON_HOLD' $q$) $$,
  'and nobody makes a reason an advisory', '23001');
select tests.is_refused($$ select tests.given($q$ delete from booking.reason $q$) $$, 'or removes one', '23001');
select is(tests.do_as('cap_migration', $$ insert into booking.reason (code, class, family, public_code, meaning, remedy)
  values ('X', 'B', 'session', 'SESSION_NOT_READY', 'x', 'y') $$), 1::bigint, 'A migration brings new ones');
select tests.is_refused(format('select tests.given(%L)', format('insert into booking.reason (code, class, family, public_code, meaning, remedy)
  values (''Y'', %L, %L, %L, ''x'', ''y'')', class, family, public)), why, '23514')
from (values ('Z', 'session', 'SESSION_NOT_READY', 'Every code stops something, or nothing'), ('B', 'weather', 'SESSION_NOT_READY', 'is about something'),
  ('B', 'session', 'TUTOR_ON_HOLD', 'and is told to the public in one of four words'), ('B', 'session', null, 'Whatever stops has one'),
  ('A', 'session', 'SESSION_NOT_READY', 'and an advisory none')) as tried (class, family, public, why);
select is(tests.value_as('cap_guard', 'select count(*) from booking.reason'), tests.truth('select count(*) from booking.reason'), 'Whoever approves reads each of them');
select * from finish();
rollback;
