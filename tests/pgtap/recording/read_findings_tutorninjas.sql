-- Who may open a recording, in the profile tutorninjas (E3.1): tutors do not, staff only after a report.
begin;
select plan(14);
select tests.follows_profile('tutorninjas');
select tests.bookable('ann'), tests.person('dina', '{dsl}'), tests.ward('lily', tests.born(11)), tests.ward('sam', tests.born(17)), tests.ward('ada', tests.born(19));
select tests.organisation('hill', 'school'), tests.person('head'), tests.power('head', 'school_representative', 'hill'), tests.engagement('ann at hill', 'ann', null, 'hill');
select tests.given($$ insert into vetting.contract (contract_id, person_id, kind, starts_on, engagement_id, recorded_by)
  values (gen_random_uuid(), tests.id('ann'), 'written_confirmation', '2026-01-01', tests.id('ann at hill'), tests.registrar()) $$);
select tests.acknowledges(who, 'safeguarding_policy'), tests.acknowledges(who || '''s parent', 'safeguarding_policy') from unnest(array['lily', 'sam', 'ada']) as who;
select tests.lesson(who, 'ann', array[who], now() + place * interval '1 day', p_venue => jsonb_build_object('chaperone_id', tests.id(who || '''s parent'), 'chaperone', 'available')) from unnest(array['lily', 'sam', 'ada']) with ordinality as taught (who, place);
select tests.lesson('school', 'ann', '{lily}', now() + interval '8 days', p_engagement => 'ann at hill', p_venue => jsonb_build_object('chaperone_id', tests.id('lily''s parent'), 'chaperone', 'available'));
select tests.footage(who || '''s film', who) from unnest(array['lily', 'sam', 'ada', 'school']) as who;
select is(tests.keeps_from(reader, persona, film || '''s film'), codes::text[], why)
from (values
  ('ann', 'web_tutor', 'lily', '{READER_NOT_ALLOWED}', 'The tutor does not play it'), ('lily', 'web_learner', 'lily', '{}', 'the learner does'),
  ('lily''s parent', 'web_guardian', 'lily', '{}', 'the parent does'), ('sam''s parent', 'web_guardian', 'sam', '{}', 'until the learner is 18'),
  ('ada''s parent', 'web_guardian', 'ada', '{NOT_THEIR_RECORDING,PARENT_OF_AN_ADULT}', 'and then no more'),
  ('head', 'web_school', 'school', '{}', 'the school plays its learners'''), ('head', 'web_school', 'lily', '{NOT_THEIR_RECORDING}', 'and nobody else''s')
) as asked (reader, persona, film, codes, why);
create function pg_temp.staff(p_case text default null) returns text[] language sql as $$
  select tests.keeps_from('dina', 'web_dsl', 'lily''s film', now(), 'safeguarding_case', 'A concern was raised about this lesson', p_case) $$;
select is(pg_temp.staff('case'), '{REPORT_MISSING}', 'Staff look only where somebody reported something');
select tests.reported('lily', 'classifier');
select is(pg_temp.staff('case'), '{REPORT_MISSING}', 'a flag of a machine is no report');
select tests.reported('sam');
select is(pg_temp.staff('case'), '{REPORT_MISSING}', 'nor is one about another lesson');
select tests.reported('lily');
select is(pg_temp.staff(), '{}', 'With a report they do, with or without a case');
select is(tests.keeps_from('dina', 'web_dsl', 'lily''s film', now() - interval '1 hour', 'safeguarding_case', 'A concern was raised about this lesson'), '{REPORT_MISSING}', 'not before it');
select tests.override('no schools', 'hill', 'recording.playback_roles', '["parent", "student", "staff_with_report"]'), tests.override('young ones', 'hill', 'recording.parent_bands', '["13_to_15"]');
select is(tests.keeps_from('head', 'web_school', 'school''s film'), '{READER_NOT_ALLOWED}', 'A contract takes it from the school'), is(tests.keeps_from('lily''s parent', 'web_guardian', 'school''s film'), '{PARENT_BAND_CLOSED}', 'or from the parents of some');
select * from finish();
rollback;
