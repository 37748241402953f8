-- Every reason against recording a lesson, and none left out (E2.2, F17).
begin;
select plan(12);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{eve, ada}');
select is(tests.against('lesson'), '{LEARNER_CONSENT_MISSING,PARENT_CONSENT_MISSING}', 'Nobody said anything: nothing is a default (TS-49)');
select tests.says('ada', 'self', 'lesson', 'ada', 'given'), tests.says('eve''s parent', 'parent', 'lesson', 'eve', 'given');
select is(tests.against('lesson'), '{}', 'Everybody passes');
select tests.says('ann', 'tutor', 'lesson', null, 'objected');
select is(tests.against('lesson'), '{TUTOR_OBJECTS}', 'The tutor says no');
select tests.says('ann', 'tutor', 'lesson', null, 'given');
select tests.given($$ insert into recording.safety_flag (lesson_id, reason, placed_by) values (tests.id('lesson'), 'the room is recognisable', tests.id('dora')) $$);
select is(tests.against('lesson'), '{SAFETY_FLAG}', 'A safeguarding lead forbids it');
select tests.given($$ update recording.safety_flag set lifted_at = clock_timestamp(), lifted_by = tests.id('dora'), lift_reason = 'another room was found' $$);
select is(tests.against('lesson'), '{}', 'and allows it again');
select tests.given($$ insert into recording.admission (lesson_id, learner_id, kind, by_person) select tests.id('lesson'), tests.id(who), 'left', tests.id('sam') from unnest('{eve,ada}'::text[]) as who $$);
select is(tests.against('lesson'), '{NO_LEARNER_PRESENT}', 'An empty room is not recorded');
select tests.given($$ insert into policy.document_version (document, version, effective_from, owner, review_due_on, cites, body)
  select document, 'the next', now() - interval '1 s', owner, review_due_on, cites, body from policy.document_version where document = 'recording_notice' $$);
select is(tests.against('lesson'), '{NO_LEARNER_PRESENT,TUTOR_NOTICE_MISSING}', 'A new version of the notice asks the tutor again');
select tests.acknowledges('ann', 'recording_notice', now());
select is(tests.against('lesson'), '{NO_LEARNER_PRESENT}', 'who acknowledges it');
select tests.organisation('st anne', 'school'), tests.engagement('bob at school', 'bob', p_school => 'st anne');
select tests.given($$ insert into vetting.contract (contract_id, person_id, kind, starts_on, engagement_id, recorded_by)
  values (gen_random_uuid(), tests.id('bob'), 'written_confirmation', '2026-01-01', tests.id('bob at school'), tests.registrar()) $$);
select tests.override('never recorded', 'st anne', 'recording.basis', '"forbidden"');
select tests.lesson('at school', 'bob', '{ada}', now() + interval '1 day', p_engagement => 'bob at school');
select tests.says('ada', 'self', 'at school', 'ada', 'given');
select is(tests.against('at school'), '{RECORDING_FORBIDDEN,TUTOR_NOTICE_MISSING}', 'Where a contract says that nothing is recorded, nothing is');
select is(tests.truth($$ select string_agg(code, ',') from recording.consent_findings(tests.id('no lesson'), now()) $$), 'LESSON_UNKNOWN', 'No lesson, no consent');
select is(tests.truth($$ select string_agg(code, ',') from recording.consent_findings(null, now()) $$), 'LESSON_UNKNOWN', 'nor without any');
select tests.only_for('recording.consent_findings', '{cap_recording}');
select * from finish();
rollback;
