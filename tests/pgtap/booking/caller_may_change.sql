-- A lesson is moved or cancelled by whoever speaks for everybody on it, or commissions it.
begin;
select plan(12);
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12));
select tests.person('teen', '{learner}', tests.born(15));
select tests.organisation('acme', 'agency'), tests.organisation('other', 'agency'), tests.person('agent'), tests.power('agent', 'agency_operator', 'acme');
select tests.person('rival'), tests.power('rival', 'agency_operator', 'other');
select tests.person('dot'), tests.power('dot', 'agency_dsl', 'acme');
select tests.given($$ insert into vetting.training (training_id, person_id, topic, completed_on, recorded_by)
  select gen_random_uuid(), tests.id('dot'), topic, current_date - 2, tests.registrar() from unnest(array['kcsie_part2', 'online_safety',
    'lado_familiarity', 'allegation_management', 'contextual_safeguarding', 'child_criminal_exploitation']) as topic $$);
select tests.engagement('ann for acme', 'ann', 'acme');
select tests.lesson('lily''s', 'ann', '{lily}', now() + interval '1 day'), tests.lesson('two', 'ann', '{lily,max}', now() + interval '2 days'),
       tests.lesson('teen''s', 'ann', '{teen}', now() + interval '3 days'),
       tests.lesson('acme''s', 'ann', '{lily}', now() + interval '4 days', p_engagement => 'ann for acme');
create function pg_temp.may(p_who text, p_persona text, p_lesson text) returns text language sql as $$
  select tests.seal_as(p_who, p_persona);
  select tests.truth(format('select booking.caller_may_change(%L, now())', tests.id(p_lesson)))
$$;
select is(pg_temp.may(who, persona, lesson), may, format('%s as %s: %s', who, persona, lesson))
from (values
  ('lily''s parent', 'web_guardian', 'lily''s', 'true'), ('max''s parent', 'web_guardian', 'lily''s', 'false'),
  ('lily''s parent', 'web_guardian', 'two', 'false'), ('lily''s parent', 'web_guardian', 'no lesson', 'false'),
  ('lily', 'web_learner', 'lily''s', 'false'), ('teen', 'web_learner', 'teen''s', 'true'), ('teen', 'web_learner', 'lily''s', 'false'),
  ('agent', 'web_agency', 'acme''s', 'true'), ('agent', 'web_agency', 'lily''s', 'false'), ('rival', 'web_agency', 'acme''s', 'false'),
  ('agent', 'web_school', 'acme''s', 'false'), ('ann', 'web_tutor', 'lily''s', 'false')) as asked (who, persona, lesson, may);
select * from finish();
rollback;
