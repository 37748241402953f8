-- A school sees the lessons under its own engagements, and no others'.
begin;
select plan(7);
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12));
select tests.organisation('acme', 'school'), tests.organisation('other', 'school');
select tests.engagement('ann for acme', 'ann', null, 'acme'), tests.engagement('ann for other', 'ann', null, 'other');
select tests.person('staff'), tests.power('staff', 'school_representative', 'acme'), tests.person('rival'), tests.power('rival', 'school_representative', 'other');
select tests.person('dot');
select tests.power('dot', 'agency_dsl', name) from unnest(array['acme', 'other']) as name where 'school' = 'agency';
select tests.given($$ insert into vetting.training (training_id, person_id, topic, completed_on, recorded_by)
  select gen_random_uuid(), tests.id('dot'), topic, current_date - 2, tests.registrar() from unnest(array['kcsie_part2', 'online_safety',
    'lado_familiarity', 'allegation_management', 'contextual_safeguarding', 'child_criminal_exploitation']) as topic;
  insert into vetting.contract (contract_id, person_id, kind, starts_on, engagement_id, recorded_by)
  select gen_random_uuid(), tests.id('ann'), 'written_confirmation', '2026-01-01', tests.id(name), tests.registrar()
  from unnest(array['ann for acme', 'ann for other']) as name $$);
select tests.lesson('acme''s', 'ann', '{lily,max}', p_engagement => 'ann for acme'),
       tests.lesson('other''s', 'ann', '{lily}', now() + interval '2 days', p_engagement => 'ann for other'),
       tests.lesson('own', 'ann', '{lily}', now() + interval '3 days'),
       tests.lesson('acme''s next', 'ann', '{max}', now() + interval '4 days', p_engagement => 'ann for acme');
select tests.become('staff', 'web_school');
select results_eq($$ select lesson_id, tutor_given_name, engagement_id, learner_ids, paused from api.school_lessons where lesson_id = tests.id('acme''s') $$,
  $$ values (tests.id('acme''s'), 'Ann', tests.id('ann for acme'), array(select tests.id(name) from unnest(array['lily', 'max']) as name order by 1), false) $$,
  'Its own, with everybody who is taught');
select is((select learner_ids from api.school_lessons where lesson_id = tests.id('acme''s next')), array[tests.id('max')], 'of each lesson those who are on it');
select tests.restricted('ann');
select is((select bool_and(paused) from api.school_lessons), true, 'A hold pauses it, and is not named');
select tests.become('rival', 'web_school');
select results_eq('select lesson_id from api.school_lessons', $$ values (tests.id('other''s')) $$, 'Another one sees its own');
select tests.become('staff', 'web_agency');
select tests.is_refused('select from api.school_lessons', 'Each persona has its own list');
select is_empty('select from api.agency_lessons', 'and who comes as another persona has nothing there');
select tests.pretend('web_school');
select is_empty('select from api.school_lessons', 'Who proved nothing sees nothing');
select * from finish();
rollback;
