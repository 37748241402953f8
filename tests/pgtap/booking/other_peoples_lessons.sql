-- Everybody sees the lessons and the learners of their own, and not one of anybody else's (TS-67, TS-77).
-- The rows of booking.lesson and booking.lesson_learner themselves, under each persona's policy; what the lists show is told in api.
begin;
select plan(12);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12));
select tests.organisation('acme', 'agency'), tests.organisation('other agency', 'agency');
select tests.person('agent'), tests.power('agent', 'agency_operator', 'acme');
select tests.person('rival'), tests.power('rival', 'agency_operator', 'other agency');
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
  ('ann', 'web_tutor', 'lily''s'), ('bob', 'web_tutor', 'max''s'),
  ('lily''s parent', 'web_guardian', 'lily''s'), ('max''s parent', 'web_guardian', 'max''s')) as tried (who, persona, lesson);
select is(pg_temp.seen(who, 'web_learner', 'lesson'), tests.id(who || '''s')::text, format('%s sees their own lesson', who))
from unnest(array['lily', 'max']) as who;
select is(pg_temp.seen('rival', 'web_agency', 'lesson'), null, 'An agency sees no lesson of a tutor who works alone'),
       is(pg_temp.seen('rival', 'web_agency', 'lesson_learner'), null, 'and nobody on one');
select tests.step_back();
select * from finish();
rollback;
