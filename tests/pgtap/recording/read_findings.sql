-- Who may open a recording, in the profile tutorstudio: table E3.1 line by line, and what a hold does to each (E3.2).
begin;
select plan(88);
select tests.follows_profile('tutorstudio');
select tests.bookable('ann'), tests.bookable('bob'), tests.person('dina', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}');
select tests.ward('lily', tests.born(11)), tests.ward('tess', tests.born(14)), tests.ward('sam', tests.born(16)), tests.ward('ada', tests.born(19));
select tests.person('carer'), tests.guardian('carer', 'lily', 'local_authority'), tests.person('sponsor'), tests.guardian('sponsor', 'lily', 'sponsor');
select tests.person('was'), tests.guardian('was', 'lily', 'parent', '2020-01-01', now() - interval '1 day');
select tests.person('harm'), tests.guardian('harm', 'lily');
select tests.given($$ insert into recording.contact_block (guardian_id, learner_id, reason, blocked_by, blocked_at)
  values (tests.id('harm'), tests.id('lily'), 'as arranged for this test', tests.registrar(), now() - interval '1 hour') $$);
select tests.organisation('hill', 'school'), tests.organisation('dale', 'school'), tests.person('head'), tests.power('head', 'school_representative', 'hill'),
  tests.person('neighbour'), tests.power('neighbour', 'school_representative', 'dale'), tests.engagement('ann at hill', 'ann', null, 'hill');
select tests.given($$ insert into vetting.contract (contract_id, person_id, kind, starts_on, engagement_id, recorded_by)
  values (gen_random_uuid(), tests.id('ann'), 'written_confirmation', '2026-01-01', tests.id('ann at hill'), tests.registrar()) $$);
select tests.lesson(who, 'ann', array[who], now() + place * interval '1 day')
from unnest(array['lily', 'tess', 'sam', 'ada']) with ordinality as taught (who, place);
select tests.lesson('three', 'ann', '{lily,tess,sam}', now() + interval '6 days'), tests.lesson('mixed', 'ann', '{ada,lily}', now() + interval '7 days'),
  tests.lesson('school', 'ann', '{lily}', now() + interval '8 days', p_engagement => 'ann at hill'), tests.lesson('sad', 'bob', '{lily}', now() + interval '9 days');
select tests.footage(who || '''s film', who) from unnest(array['lily', 'tess', 'sam', 'ada', 'three', 'mixed', 'school', 'sad']) as who;
select tests.kept_apart('bob', 'lily', 'pair', now() - interval '1 hour');

select is(tests.keeps_from(reader, persona, film || '''s film'), codes::text[], why)
from (values
  ('ann', 'web_tutor', 'lily', '{}', 'The tutor plays a recording of their lesson'),
  ('bob', 'web_tutor', 'lily', '{NOT_THEIR_RECORDING}', 'another tutor does not'),
  ('bob', 'web_tutor', 'sad', '{NO_CONTACT_ORDER}', 'nor one who is to keep away from the learner'),
  ('ann', 'web_tutor', 'three', '{}', 'also of a group'),
  ('lily', 'web_learner', 'lily', '{}', 'The learner plays it, at 11'), ('sam', 'web_learner', 'sam', '{}', 'at 16'), ('ada', 'web_learner', 'ada', '{}', 'and at 19'),
  ('tess', 'web_learner', 'lily', '{NOT_THEIR_RECORDING}', 'another learner does not'),
  ('lily', 'web_learner', 'three', '{}', 'Children of a group see the whole of it'), ('sam', 'web_learner', 'three', '{}', 'all of them'),
  ('ada', 'web_learner', 'mixed', '{GROUP_BANDS_DIFFER}', 'a grown learner sees no child of their group'), ('lily', 'web_learner', 'mixed', '{}', 'the child does'),
  ('lily''s parent', 'web_guardian', 'lily', '{}', 'A parent plays what shows their child under 13'), ('carer', 'web_guardian', 'lily', '{}', 'so does a carer with delegated authority'),
  ('sponsor', 'web_guardian', 'lily', '{NOT_THEIR_RECORDING}', 'a sponsor does not'), ('was', 'web_guardian', 'lily', '{NOT_THEIR_RECORDING}', 'nor who was a parent until yesterday'),
  ('harm', 'web_guardian', 'lily', '{PARENT_CONTACT_BLOCKED}', 'nor a parent who is kept away for safety'),
  ('tess''s parent', 'web_guardian', 'lily', '{NOT_THEIR_RECORDING}', 'nor anybody''s else parent'),
  ('tess''s parent', 'web_guardian', 'tess', '{}', 'At 13 to 15 a parent plays it'), ('sam''s parent', 'web_guardian', 'sam', '{LEARNER_GRANT_MISSING}', 'at 16 and 17 only with the learner''s grant'),
  ('ada''s parent', 'web_guardian', 'ada', '{NOT_THEIR_RECORDING,PARENT_OF_AN_ADULT}', 'from 18 on never'),
  ('lily''s parent', 'web_guardian', 'three', '{}', 'a parent plays the recording of a group their child is on'),
  ('head', 'web_school', 'school', '{READER_NOT_ALLOWED}', 'A school plays nothing that its contract does not say'), ('head', 'web_school', 'lily', '{NOT_THEIR_RECORDING,READER_NOT_ALLOWED}', 'nothing of other lessons'),
  ('neighbour', 'web_school', 'school', '{NOT_THEIR_RECORDING,READER_NOT_ALLOWED}', 'and another school nothing of this one'),
  ('ann', 'web_agency', 'lily', '{READER_NOT_ALLOWED}', 'No agency plays anything'), ('serge', 'web_service', 'lily', '{READER_NOT_ALLOWED}', 'nor does the service that recorded it'),
  ('ann', 'web_compliance', 'lily', '{READER_NOT_ALLOWED}', 'nor compliance'), ('ann', 'web_admin', 'lily', '{READER_NOT_ALLOWED}', 'nor an administrator'),
  ('ann', null, 'lily', '{READER_NOT_ALLOWED}', 'nor whoever has no persona'), ('ann', 'web_tutor', 'no such', '{NO_SUCH_RECORDING}', 'What does not exist is not there')
) as asked (reader, persona, film, codes, why);

-- safeguarding staff: code, words and case
select is(tests.keeps_from('dina', 'web_dsl', 'lily''s film', now(), code, words, ofcase), codes::text[], why)
from (values
  ('safeguarding_case', 'A concern was raised about this lesson', 'case', '{}', 'A safeguarding lead opens it with code, words and case'),
  (null, null, null, '{CASE_MISSING,REASON_CODE_MISSING,REASON_TOO_SHORT}', 'and without them not'),
  ('safeguarding_case', 'A concern was raised about this lesson', null, '{CASE_MISSING}', 'not without the case'),
  ('safeguarding_case', 'testing', 'case', '{REASON_TOO_SHORT}', 'not for a test'),
  ('quality_observation', 'A concern was raised about this lesson', 'case', '{REASON_CODE_NOT_ALLOWED}', 'not to observe quality'),
  ('curiosity', 'A concern was raised about this lesson', 'case', '{REASON_CODE_NOT_ALLOWED}', 'not for a reason off the list'),
  ('classifier_flag_review', 'A concern was raised about this lesson', 'case', '{FLAG_MISSING}', 'not for a flag that nobody raised'),
  ('police_request', 'The police asked for it on Monday', 'case', '{DISCLOSURE_MISSING}', 'and for the police after the row only')
) as asked (code, words, ofcase, codes, why);
select is(tests.keeps_from('lado', 'web_lado', 'lily''s film', now(), 'safeguarding_case', 'The allegation is being looked into', 'case'), '{NOT_ATTACHED_TO_THE_CASE}', 'The LADO coordinator opens what is attached to a case of theirs');
select is(tests.keeps_from('lado', 'web_lado', 'lily''s film', now(), 'safeguarding_case', 'The allegation is being looked into'), '{CASE_MISSING}', 'and says which');
select tests.held('lily', 'legal_hold', 'allegation', 'case');
select is(tests.keeps_from('lado', 'web_lado', 'lily''s film', now(), 'safeguarding_case', 'The allegation is being looked into', 'case'), '{}', 'Attached, it opens');
select is(tests.keeps_from('lado', 'web_lado', 'lily''s film', now(), 'safeguarding_case', 'The allegation is being looked into', 'another case'), '{NOT_ATTACHED_TO_THE_CASE}', 'under that case');
select is(tests.keeps_from('ann', 'web_tutor', 'lily''s film'), '{SESSION_HELD}', 'Its tutor does not play what is held');
select is(tests.keeps_from('lily', 'web_learner', 'lily''s film'), '{}', 'the learner does, as before'), is(tests.keeps_from('lily''s parent', 'web_guardian', 'lily''s film'), '{}', 'and so does the parent');
select is(tests.keeps_from('dina', 'web_dsl', 'lily''s film', now(), 'safeguarding_case', 'A concern was raised about this lesson', 'case'), '{CASE_CONFIDENTIAL}', 'What an allegation holds is closed to a safeguarding lead (E5)');
select is(tests.keeps_from('dina', 'web_dsl', 'lily''s film', now() - interval '2 minutes', 'safeguarding_case', 'A concern was raised about this lesson', 'case'), '{}', 'from the hold on');
select tests.held('school', p_segment => 'school''s film');
select is(tests.keeps_from('dina', 'web_dsl', 'school''s film', at, 'safeguarding_case', 'A concern was raised about this lesson', 'case'), '{}', why)
from (values (now(), 'Any other hold leaves it open to them (E3.2)'), (now() + interval '40 days', 'and for as long as it is held (F20)')) as asked (at, why);
select is(tests.keeps_from('dina', 'web_dsl', 'lily''s film', now() + interval '40 days', 'safeguarding_case', 'A concern was raised about this lesson', 'case'), '{CASE_CONFIDENTIAL}', 'an allegation''s does not');
select tests.held('school', 'legal_hold', 'allegation', p_segment => 'lily''s film'), tests.held('school', 'legal_hold', 'allegation', p_from => now() - interval '50 minutes', p_until => now() - interval '20 minutes');
select is(tests.keeps_from('dina', 'web_dsl', 'school''s film', now(), 'safeguarding_case', 'A concern was raised about this lesson', 'case'), '{}', 'one on another recording, or one that is over, closes nothing'), is(tests.keeps_from('dina', 'web_dsl', 'school''s film', now() - interval '30 minutes', 'safeguarding_case', 'A concern was raised about this lesson', 'case'), '{CASE_CONFIDENTIAL}', 'but while it lasted');
select is(tests.keeps_from('lily', 'web_learner', 'lily''s film', now() + interval '40 days'), '{STATE_EXPIRED}', 'to others a hold gives not a day more');
select tests.held('tess', p_closes => true), tests.held('sam', 'evidence_lock', 'csam');
select is(tests.keeps_from('tess', 'web_learner', 'tess''s film'), '{CASE_CONFIDENTIAL}', 'A confidential case closes it to the learner'), is(tests.keeps_from('tess''s parent', 'web_guardian', 'tess''s film'), '{CASE_CONFIDENTIAL}', 'and to the parent');
select is(tests.keeps_from('sam', 'web_learner', 'sam''s film'), '{STATE_EVIDENCE_LOCK}', 'What is locked as evidence opens to nobody: not the learner'),
  is(tests.keeps_from('dina', 'web_dsl', 'sam''s film', now(), 'safeguarding_case', 'A concern was raised about this lesson', 'case'), '{STATE_EVIDENCE_LOCK}', 'nor a safeguarding lead (F19)');
select tests.held('three', p_segment => 'lily''s film');
select is(tests.keeps_from('ann', 'web_tutor', 'three''s film'), '{SESSION_HELD}', 'A hold on any part of a session closes all of it to its tutor');

-- taking consent back, and time
select tests.said_then('ada', 'self', 'ada', 'ada', 'withdrawn', now() - interval '10 minutes');
select is(tests.keeps_from('ada', 'web_learner', 'ada''s film'), '{STATE_WITHDRAWN_QUARANTINE}', 'Withdrawn footage is closed to the learner'), is(tests.keeps_from('ann', 'web_tutor', 'ada''s film'), '{STATE_WITHDRAWN_QUARANTINE}', 'and to the tutor'),
  is(tests.keeps_from('dina', 'web_dsl', 'ada''s film', now(), 'complaint', 'The learner complained about the lesson', 'case'), '{}', 'a safeguarding lead reads it'),
  is(tests.keeps_from('ann', 'web_tutor', 'ada''s film', now() - interval '20 minutes'), '{}', 'Before, it was open');
select tests.reported('ada', 'person', 'case');
select is(tests.keeps_from('lado', 'web_lado', 'ada''s film', now(), 'safeguarding_case', 'The allegation is being looked into', 'case'), '{STATE_WITHDRAWN_QUARANTINE}', 'the LADO coordinator only once it is held');
select is(tests.keeps_from('ann', 'web_tutor', 'lily''s film', now() + interval '28 days'), '{SESSION_HELD,STATE_EXPIRED}', 'Every reason is told, never the first');
select is(tests.keeps_from('dina', 'web_dsl', 'three''s film', now() + interval '29 days', 'complaint', 'The learner complained about the lesson', 'case'), '{STATE_EXPIRED}', 'After retention nobody sees it, staff included');

-- the learner decides from 13 on
select tests.shared('sam''s film', 'sam', 'sam''s parent'), tests.shared('tess''s film', 'tess', 'tess''s parent', 'revoked'), tests.shared('lily''s film', 'lily', 'lily''s parent', 'revoked');
select is(tests.keeps_from('sam''s parent', 'web_guardian', 'sam''s film', now()), '{STATE_EVIDENCE_LOCK}', 'With the grant nothing but the lock stands against the parent'),
  is(tests.keeps_from('tess''s parent', 'web_guardian', 'tess''s film'), '{CASE_CONFIDENTIAL,LEARNER_MARKED_PRIVATE}', 'at 13 to 15 the learner can mark it private'),
  is(tests.keeps_from('lily''s parent', 'web_guardian', 'lily''s film'), '{}', 'under 13 that is the parent''s to decide');
select tests.shared('sam''s film', 'sam', 'sam''s parent', 'revoked', now() - interval '1 second');
select is(tests.keeps_from('sam''s parent', 'web_guardian', 'sam''s film'), '{LEARNER_MARKED_PRIVATE,STATE_EVIDENCE_LOCK}', 'and take it back');

-- who had to do with the session is no staff there
select tests.power('lily''s parent', 'dsl');
select is(tests.keeps_from('lily''s parent', 'web_dsl', 'lily''s film', now(), 'safeguarding_case', 'A concern was raised about this lesson', 'case'), '{CASE_CONFIDENTIAL,OWN_SESSION}', 'Nobody reviews their own child''s lesson');
select tests.footage('not yet', 'lily', now() - interval '5 minutes', p_media => false);
select is(tests.keeps_from('lily', 'web_learner', 'not yet'), '{NO_MEDIA}', 'What was never delivered does not open');
select tests.step_back();
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select * from recording.read_findings(tests.id('lily''s film'), tests.id('ann'), 'web_tutor') $$, 'Nobody asks it directly');
-- what a contract takes away from everybody
select tests.step_back(), tests.organisation('strict', 'school'), tests.override('tutors only', 'strict', 'recording.playback_roles', '["tutor"]'), tests.engagement('ann at strict', 'ann', null, 'strict');
select tests.given($$ insert into vetting.contract (contract_id, person_id, kind, starts_on, engagement_id, recorded_by) values (gen_random_uuid(), tests.id('ann'), 'written_confirmation', '2026-01-01', tests.id('ann at strict'), tests.registrar()) $$);
select tests.ward('tara', tests.born(12)), tests.ward('una', tests.born(12)), tests.lesson('strict', 'ann', '{tara}', now() + interval '12 days', p_engagement => 'ann at strict'), tests.footage('strict film', 'strict');
select tests.held('strict', 'legal_hold', 'inquiry', 'case', p_from => now() - interval '50 minutes');
select is(tests.keeps_from(reader, persona, 'strict film', now(), 'safeguarding_case', 'A concern was raised about this lesson', 'case'), codes::text[], format('%s, where the contract leaves it to the tutor alone: %s', reader, codes))
from (values ('tara', 'web_learner', '{READER_NOT_ALLOWED}'), ('tara''s parent', 'web_guardian', '{READER_NOT_ALLOWED}'), ('dina', 'web_dsl', '{READER_NOT_ALLOWED}'), ('lado', 'web_lado', '{}')) as asked (reader, persona, codes);
-- a pupil of the school who was not expected here is not its pupil here
select tests.lesson('school again', 'ann', '{una}', now() + interval '14 days', p_engagement => 'ann at hill'), tests.settled();
select tests.given($$ alter table recording.segment_learner disable trigger user $$), tests.given($$ insert into recording.segment_learner (segment_id, learner_id, band) values (tests.id('school''s film'), tests.id('una'), 'under_13') $$);
select ok('OTHER_PUPILS' = any (tests.keeps_from('head', 'web_school', 'school''s film')), 'Whoever was let in is nobody whom the school sent, though it sends them elsewhere');
-- holds of one recording, for a time
select tests.lesson('tara''s', 'bob', '{tara}', now() + interval '16 days'), tests.footage('film one', 'tara''s', now() - interval '2 hours'), tests.footage('film two', 'tara''s', now() - interval '1 hour'), tests.held('tara''s', p_from => now() - interval '50 minutes');
select tests.held('tara''s', p_segment => 'film two', p_closes => true, p_from => now() - interval '40 minutes'), tests.held('tara''s', p_closes => true, p_from => now() - interval '30 minutes', p_until => now() - interval '20 minutes');
select is(tests.keeps_from('tara', 'web_learner', film, now() + after), codes::text[], why)
from (values ('film two', interval '0', '{CASE_CONFIDENTIAL}', 'A confidential case about one recording closes it'), ('film one', '0', '{}', 'and no other'),
  ('film one', '-25 minutes', '{CASE_CONFIDENTIAL}', 'one about the lesson closed both'), ('film one', '-35 minutes', '{}', 'not before'), ('film one', '-20 minutes', '{}', 'and not after it was over')) as asked (film, after, codes, why);
select tests.held('tara''s', 'legal_hold', 'allegation', p_segment => 'film one', p_from => now() - interval '10 minutes');
select is(tests.keeps_from('dina', 'web_dsl', film, now(), 'safeguarding_case', 'A concern was raised about this lesson', 'case'), codes::text[], format('To a lead %s is %s', film, codes)) from (values ('film one', '{CASE_CONFIDENTIAL}'), ('film two', '{}')) as asked (film, codes);
select tests.held('ada', p_from => now() - interval '5 minutes');
select is(tests.keeps_from('ada', 'web_learner', 'ada''s film'), '{STATE_WITHDRAWN_QUARANTINE}', 'A hold opens nothing that was withdrawn');
-- a tutor who leads as well, and one who is to keep away from somebody else
select tests.power('ann', 'dsl'), tests.lesson('una''s', 'bob', '{una}', now() + interval '18 days'), tests.footage('una''s film', 'una''s');
select is(tests.keeps_from('ann', 'web_dsl', 'three''s film', now(), 'safeguarding_case', 'A concern was raised about this lesson', 'case'), '{OWN_SESSION}', 'As a lead a tutor finds what leads find, and that it is their own'), is(tests.keeps_from('bob', 'web_tutor', 'una''s film'), '{}', 'Who is to keep away from one learner plays the film of another');
select * from finish();
rollback;
