-- Who may ask whether a learner is set up; to everybody else a learner is an unknown one (F9).
begin;
select plan(20);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12));
select tests.lesson('was', 'ann', '{lily}'), tests.lesson('never', 'bob', '{lily}', now() + interval '2 days');
select tests.given($$ update booking.lesson set state = 'cancelled', cancelled_at = now() where lesson_id = tests.id('never') $$);
select tests.organisation('acme', 'agency'), tests.person('agent'), tests.power('agent', 'agency_operator', 'acme'), tests.guardian('agent', 'lily', 'sponsor');
select tests.organisation('hill', 'school'), tests.person('head'), tests.power('head', 'school_representative', 'hill'), tests.guardian('head', 'lily', 'sponsor');
create function pg_temp.may(p_who text, p_persona text, p_learner text) returns text language sql as $$
  select tests.seal_as(p_who, p_persona);
  select tests.truth(format('select booking.caller_may_ask_about(%L, now())', tests.id(p_learner)))
$$;
select is(pg_temp.may(who, persona, learner), may, format('%s as %s about %s', who, persona, learner))
from (values
  ('lily', 'web_learner', 'lily', 'true'), ('lily', 'web_learner', 'max', 'false'),
  ('lily''s parent', 'web_guardian', 'lily', 'true'), ('lily''s parent', 'web_guardian', 'max', 'false'),
  ('ann', 'web_tutor', 'lily', 'true'), ('ann', 'web_tutor', 'max', 'false'), ('bob', 'web_tutor', 'lily', 'false'),
  ('agent', 'web_agency', 'lily', 'true'), ('agent', 'web_agency', 'nobody', 'false'), ('agent', 'web_agency', 'max', 'false'), ('head', 'web_school', 'max', 'false'), ('head', 'web_school', 'lily', 'true'),
  ('vera', 'web_vetting', 'max', 'true'), ('dina', 'web_dsl', 'max', 'true'), ('leo', 'web_lado', 'max', 'true'), ('ada', 'web_admin', 'max', 'true'),
  ('cora', 'web_compliance', 'max', 'false'), ('sid', 'web_service', 'max', 'false'), ('x', 'web_anon', 'lily', 'false')) as asked (who, persona, learner, may);
select tests.forget_identity();
select is(tests.truth($$ select booking.caller_may_ask_about(tests.id('lily'), now()) $$), 'false', 'Who proved nothing may ask nothing');
select * from finish();
rollback;
