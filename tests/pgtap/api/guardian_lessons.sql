-- A guardian sees the lessons of their live wards, and of the learners only those.
begin;
select plan(8);
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12)), tests.ward('sis', tests.born(10), 'lily''s parent'), tests.ward('grown', tests.born(17));
select tests.lesson('three', 'ann', '{lily,max,sis}'), tests.lesson('max''s', 'ann', '{max}', now() + interval '2 days'), tests.lesson('grown''s', 'ann', '{grown}', now() + interval '3 days');
select tests.become('lily''s parent', 'web_guardian');
select results_eq($$ select lesson_id, tutor_given_name, learner_ids, paused from api.guardian_lessons $$,
  $$ values (tests.id('three'), 'Ann', array(select tests.id(name) from unnest(array['lily', 'sis']) as name order by 1), false) $$, 'One row for a lesson, with both wards and nobody else');
select tests.become('max''s parent', 'web_guardian');
select is((select count(*) from api.guardian_lessons), 2::bigint, 'Another guardian sees theirs');
select is((select bool_and(learner_ids = array[tests.id('max')]) from api.guardian_lessons), true, 'and of each lesson the wards who are on it');
select tests.given($$ update identity.guardianship set valid_until = now(), ended_by = tests.registrar(), end_reason = 'Over' where learner_id = tests.id('max') $$);
select is_empty('select from api.guardian_lessons', 'until the link ends');
select tests.become('grown''s parent', 'web_guardian');
select is((select count(*) from api.guardian_lessons), 1::bigint, 'A parent of somebody of seventeen sees their lessons');
select tests.given($$ insert into identity.person_correction (person_id, field, old_value, new_value, reason, corrected_by)
    select person_id, 'date_of_birth', date_of_birth::text, tests.born(18)::text, 'Put right', tests.registrar() from identity.person where person_id = tests.id('grown');
  update identity.person set date_of_birth = tests.born(18) where person_id = tests.id('grown') $$);
select is_empty('select from api.guardian_lessons', 'of an adult nobody does (B.2 row 27)');
select tests.pretend('web_guardian');
select is_empty('select from api.guardian_lessons', 'Who proved nothing sees nothing');
select tests.become('lily', 'web_learner');
select tests.is_refused('select from api.guardian_lessons', 'Each persona has its own list');
select * from finish();
rollback;
