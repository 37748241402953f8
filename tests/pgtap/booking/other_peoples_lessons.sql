-- Everybody sees the lessons and the learners of their own, and not one of anybody else's (TS-67, TS-77).
-- The rows of booking.lesson and booking.lesson_learner themselves, under each persona's policy; what the lists show is told in api.
begin;
select plan(22);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12));
select tests.organisation('acme', 'agency'), tests.organisation('other agency', 'agency');
select tests.person('agent'), tests.power('agent', 'agency_operator', 'acme');
select tests.person('rival'), tests.power('rival', 'agency_operator', 'other agency');
select tests.organisation('hill', 'school'), tests.organisation('other school', 'school');
select tests.person('head'), tests.power('head', 'school_representative', 'hill');
select tests.person('stranger'), tests.power('stranger', 'school_representative', 'other school');
select tests.person('dot'), tests.power('dot', 'agency_dsl', 'acme');
select tests.record('training', 'dot', jsonb_build_object('topic', topic, 'completed_on', current_date - 2))
from unnest(array['kcsie_part2', 'online_safety', 'lado_familiarity', 'allegation_management', 'contextual_safeguarding', 'child_criminal_exploitation']) as topic;
select tests.engagement('ann for acme', 'ann', 'acme'), tests.engagement('bob at hill', 'bob', null, 'hill');
select tests.record('contract', 'bob', jsonb_build_object('kind', 'written_confirmation', 'starts_on', '2026-01-01', 'engagement_id', tests.id('bob at hill')));
select tests.ward('amy', tests.born(12)), tests.ward('hal', tests.born(12));
select tests.lesson('acme''s', 'ann', '{amy}', now() + interval '5 days', p_engagement => 'ann for acme'),
       tests.lesson('hill''s', 'bob', '{hal}', now() + interval '6 days', p_engagement => 'bob at hill');
select tests.lesson('lily''s', 'ann', '{lily}'), tests.lesson('max''s', 'bob', '{max}', now() + interval '3 days');
create function pg_temp.seen(p_who text, p_persona text, p_table text) returns text language plpgsql as $$
declare v_seen text;
begin
  perform tests.become(p_who, p_persona);
  execute format('select string_agg(lesson_id::text, '','' order by lesson_id) from booking.%I', p_table) into v_seen;
  return v_seen;
end $$;

select is(pg_temp.seen(who, persona, 'lesson'), tests.id(lesson)::text, format('%s sees one lesson, and whose it is', who)),
       is(pg_temp.seen(who, persona, 'lesson_learner'), tests.id(lesson)::text, format('%s sees who is on it, and on no other', who))
from (values
  ('agent', 'web_agency', 'acme''s'), ('head', 'web_school', 'hill''s'),
  ('lily''s parent', 'web_guardian', 'lily''s'), ('max''s parent', 'web_guardian', 'max''s')) as tried (who, persona, lesson);
select is(pg_temp.seen(who, 'web_learner', 'lesson'), tests.id(who || '''s')::text, format('%s sees their own lesson', who))
from unnest(array['lily', 'max']) as who;
select is(pg_temp.seen(who, 'web_tutor', 'lesson'), seen, format('%s sees their own two', who)), is(pg_temp.seen(who, 'web_tutor', 'lesson_learner'), seen, 'and who is on them')
from (select who, (select string_agg(tests.id(lesson)::text, ',' order by tests.id(lesson)) from unnest(lessons) as lesson)
      from (values ('ann', array['lily''s', 'acme''s']), ('bob', array['max''s', 'hill''s'])) as tried (who, lessons)) as theirs (who, seen);
select is(pg_temp.seen('stranger', 'web_school', 'lesson'), null, 'A school sees no other school''s lesson'),
       is(pg_temp.seen('stranger', 'web_school', 'lesson_learner'), null, 'and nobody on one');
select is(pg_temp.seen('rival', 'web_agency', 'lesson'), null, 'An agency sees no lesson of a tutor who works alone'),
       is(pg_temp.seen('rival', 'web_agency', 'lesson_learner'), null, 'and nobody on one');
select tests.step_back();
-- each policy of booking.lesson_learner by itself, where booking.lesson hides nothing
select tests.settled();
select tests.given('alter table booking.lesson disable row level security');
select is(pg_temp.seen(who, persona, 'lesson_learner'), tests.id(lesson)::text, format('%s sees who is on the lessons they commission, whatever they might read of others', who))
from (values ('agent', 'web_agency', 'acme''s'), ('head', 'web_school', 'hill''s')) as tried (who, persona, lesson);
select is(pg_temp.seen(who, persona, 'lesson_learner'), null, format('%s, who commissions none, sees nobody', who))
from (values ('rival', 'web_agency'), ('stranger', 'web_school')) as tried (who, persona);
select tests.step_back();
select * from finish();
rollback;
