-- The question that row security asks of everybody put on a lesson (TN-42, TN-23).
begin;
select plan(6);
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12));
select tests.person('small', '{learner}', tests.born(10));
select tests.lesson('lesson', 'ann', '{lily}');
select tests.kept_apart('ann', 'max');
create function pg_temp.asked(p_lesson text, p_learner text) returns text language sql as $$
  select tests.truth(format('select booking.learner_may_be_taught(%L, %L)', tests.id(p_lesson), tests.id(p_learner)))
$$;
select is(pg_temp.asked('lesson', 'lily'), 'true', 'A ward'), is(pg_temp.asked('lesson', 'max'), 'false', 'not who must not meet the tutor'),
       is(pg_temp.asked('lesson', 'small'), 'false', 'nor a child without a guardian'), is(pg_temp.asked('lesson', 'nobody'), 'false', 'nor nobody'),
       is(pg_temp.asked('no lesson', 'lily'), 'false', 'nor on no lesson');
select tests.step_back();
select tests.person('ageless', '{learner}', null), tests.guardian('lily''s parent', 'ageless');
select is(tests.truth(format('select booking.learner_may_be_taught(%L, %L)', tests.id('lesson'), tests.id('ageless'))), 'true', 'What is only an advisory stops nobody');
select * from finish();
rollback;
