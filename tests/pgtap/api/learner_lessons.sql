-- A learner sees the lessons they are on, and of the learners only themselves.
begin;
select plan(7);
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12));
select tests.lesson('two', 'ann', '{lily,max}'), tests.lesson('max''s', 'ann', '{max}', now() + interval '2 days');
select tests.become('lily', 'web_learner');
select results_eq($$ select lesson_id, tutor_given_name, learner_ids, state, paused from api.learner_lessons $$,
  $$ values (tests.id('two'), 'Ann', array[tests.id('lily')], 'confirmed', false) $$, 'Theirs, with the tutor''s first name and without the others on it');
select tests.restricted('ann');
select is((select paused from api.learner_lessons), true, 'Paused, and not said why');
select tests.become('max', 'web_learner');
select is((select count(*) from api.learner_lessons), 2::bigint, 'The neighbour sees his');
select is((select bool_and(learner_ids = array[tests.id('max')]) from api.learner_lessons), true, 'and himself on each of them');
select tests.become('nobody', 'web_learner');
select is_empty('select from api.learner_lessons', 'Somebody else sees none');
select tests.pretend('web_learner');
select is_empty('select from api.learner_lessons', 'nor does who proved nothing');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select from api.learner_lessons', 'Each persona has its own list');
select * from finish();
rollback;
