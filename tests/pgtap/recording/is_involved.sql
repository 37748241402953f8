-- Whoever had to do with a lesson is no staff for it.
begin;
select plan(13);
select tests.follows_profile(), tests.bookable('ann'), tests.bookable('bob'), tests.ward('lily', tests.born(11)), tests.ward('zoe', tests.born(12)), tests.ward('max', tests.born(11)), tests.person('dina', '{dsl}'), tests.person('sponsor'), tests.guardian('sponsor', 'lily', 'sponsor'), tests.person('sam', '{session_service}');
select tests.going_on('lesson', 'ann', '{lily}');
select tests.become('sam', 'web_service');
select api.admit_learner(tests.id('lesson'), tests.id('zoe'));
select is(tests.truth(format('select recording.is_involved(%L, tests.id(''lesson''), now())', tests.id(who))), answers, format('%s: %s', who, answers))
from (values ('ann', 'true'), ('lily', 'true'), ('lily''s parent', 'true'), ('sponsor', 'true'), ('zoe', 'true'), ('zoe''s parent', 'true'), ('bob', 'false'), ('max''s parent', 'false'), ('dina', 'false')) as asked (who, answers);
select tests.lesson('bob''s', 'bob', '{max}', now() + interval '1 day'), tests.going_on('third', 'bob', '{max}'), tests.ward('kai', tests.born(12));
select api.admit_learner(tests.id('third'), tests.id('kai'));
select is(tests.truth(format('select recording.is_involved(%L, tests.id(''lesson''), now())', tests.id(who))), 'false', who || ' has to do with another lesson') from unnest(array['bob', 'max', 'max''s parent', 'kai']) as who;
select * from finish();
rollback;
