-- A lesson is seen by its tutor, its learners, their guardians and who commissions it.
begin;
select plan(13);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12));
select tests.organisation('hill', 'school'), tests.person('head'), tests.power('head', 'school_representative', 'hill');
select tests.engagement('ann at hill', 'ann', null, 'hill');
select tests.given($$ insert into vetting.contract (contract_id, person_id, kind, starts_on, engagement_id, recorded_by)
  values (gen_random_uuid(), tests.id('ann'), 'written_confirmation', '2026-01-01', tests.id('ann at hill'), tests.registrar()) $$);
select tests.lesson('lily''s', 'ann', '{lily}'), tests.lesson('hill''s', 'ann', '{max}', now() + interval '2 days', p_engagement => 'ann at hill');
create function pg_temp.sees(p_who text, p_persona text, p_lesson text) returns text language sql as $$
  select tests.seal_as(p_who, p_persona);
  select tests.truth(format('select booking.caller_sees_lesson(%L)', tests.id(p_lesson)))
$$;
select is(pg_temp.sees(who, persona, lesson), sees, format('%s as %s: %s', who, persona, lesson))
from (values
  ('ann', 'web_tutor', 'lily''s', 'true'), ('bob', 'web_tutor', 'lily''s', 'false'), ('ann', 'web_guardian', 'lily''s', 'false'),
  ('lily', 'web_learner', 'lily''s', 'true'), ('max', 'web_learner', 'lily''s', 'false'),
  ('lily''s parent', 'web_guardian', 'lily''s', 'true'), ('lily''s parent', 'web_guardian', 'hill''s', 'false'),
  ('head', 'web_school', 'hill''s', 'true'), ('head', 'web_school', 'lily''s', 'false'), ('head', 'web_agency', 'hill''s', 'false'),
  ('dina', 'web_dsl', 'lily''s', 'false'), ('ada', 'web_admin', 'lily''s', 'false')) as asked (who, persona, lesson, sees);
select tests.forget_identity();
select is(tests.truth($$ select booking.caller_sees_lesson(tests.id('lily''s')) $$), 'false', 'Who proved nothing sees nothing');
select * from finish();
rollback;
