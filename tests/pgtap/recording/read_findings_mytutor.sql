-- Who may open a recording, in the profile mytutor (E3.1).
begin;
select plan(20);
select tests.follows_profile('mytutor');
select tests.bookable('ann'), tests.person('dina', '{dsl}'), tests.ward('lily', tests.born(11)), tests.ward('tess', tests.born(14)), tests.ward('sam', tests.born(16));
select tests.organisation('hill', 'school'), tests.person('head'), tests.power('head', 'school_representative', 'hill'), tests.engagement('ann at hill', 'ann', null, 'hill');
select tests.given($$ insert into vetting.contract (contract_id, person_id, kind, starts_on, engagement_id, recorded_by)
  values (gen_random_uuid(), tests.id('ann'), 'written_confirmation', '2026-01-01', tests.id('ann at hill'), tests.registrar()) $$);
select tests.acknowledges(who, 'aua'), tests.acknowledges(who || '''s parent', 'aua') from unnest(array['lily', 'tess', 'sam']) as who;
select tests.lesson(who, 'ann', array[who], now() + place * interval '1 day') from unnest(array['lily', 'tess', 'sam']) with ordinality as taught (who, place);
select tests.lesson('school', 'ann', '{lily}', now() + interval '8 days', p_engagement => 'ann at hill');
select tests.footage(who || '''s film', who, p_days => 125) from unnest(array['lily', 'tess', 'sam', 'school']) as who;
select is(tests.keeps_from(reader, persona, film || '''s film'), codes::text[], why)
from (values
  ('ann', 'web_tutor', 'lily', '{}', 'The tutor plays it'), ('lily', 'web_learner', 'lily', '{}', 'the learner'), ('lily''s parent', 'web_guardian', 'lily', '{}', 'the parent of a child under 13'),
  ('tess''s parent', 'web_guardian', 'tess', '{}', 'of one under 16'), ('sam''s parent', 'web_guardian', 'sam', '{}', 'and of one under 18, without a grant'),
  ('head', 'web_school', 'school', '{}', 'A school plays the recordings of lessons it commissions'), ('head', 'web_school', 'lily', '{NOT_THEIR_RECORDING}', 'and of no others')
) as asked (reader, persona, film, codes, why);
select tests.shared('sam''s film', 'sam', 'sam''s parent', 'revoked');
select is(tests.keeps_from('sam''s parent', 'web_guardian', 'sam''s film'), '{LEARNER_MARKED_PRIVATE}', 'What the learner took back stays back');
select is(tests.keeps_from('dina', 'web_dsl', 'lily''s film', now(), code, words, null), codes::text[], why)
from (values
  ('safeguarding_case', 'A concern was raised about this lesson', '{}', 'Staff need a reason, and no case'),
  ('quality_observation', 'Observation of the autumn term, first of it', '{}', 'an observation is one'),
  ('classifier_flag_review', 'The words that were flagged are looked at', '{FLAG_MISSING}', 'a flag only where there is one'),
  ('safeguarding_case', 'too short', '{REASON_TOO_SHORT}', 'in words, always')) as asked (code, words, codes, why);
select tests.reported('lily', 'classifier');
select is(tests.keeps_from('dina', 'web_dsl', 'lily''s film', now(), 'classifier_flag_review', 'The words that were flagged are looked at'), '{}', 'With a flag it opens');
-- a contract only takes away
select tests.override('no schools', 'hill', 'recording.school_reads', '"as_playback_roles"'), tests.override('no tutors', 'hill', 'recording.playback_roles', '["student", "guardian", "safeguarding_with_reason"]');
select is(tests.keeps_from('head', 'web_school', 'school''s film'), '{READER_NOT_ALLOWED}', 'A contract closes it to the school'), is(tests.keeps_from('ann', 'web_tutor', 'school''s film'), '{READER_NOT_ALLOWED}', 'and to the tutor');
-- in every hat
select tests.guardian('ann', 'tess'), tests.person('zoe', '{learner}', tests.born(12));
select is(tests.keeps_from('ann', 'web_guardian', 'tess''s film'), '{}', 'A tutor who is a parent plays it as a parent');
select tests.held('tess', 'legal_hold', 'allegation', 'case'), tests.power('ann', 'school_representative', 'hill'), tests.held('school', 'legal_hold', 'allegation', 'case');
select is(tests.keeps_from('ann', 'web_guardian', 'tess''s film'), '{SESSION_HELD}', 'A hold closes it to them as a parent too'), is(tests.keeps_from('tess''s parent', 'web_guardian', 'tess''s film'), '{}', 'and to no other parent');
select ok(tests.keeps_from('ann', 'web_school', 'school''s film') @> '{SESSION_HELD}', 'as to a tutor who speaks for the school');
select tests.kept_apart('ann', 'tess', p_from => now() - interval '1 hour');
select is(tests.keeps_from('ann', 'web_guardian', 'tess''s film'), '{NO_CONTACT_ORDER,SESSION_HELD}', 'An order to keep apart does as well');
select * from finish();
rollback;
