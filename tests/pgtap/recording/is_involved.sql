-- Whoever had to do with a lesson is no staff for it.
begin;
select plan(7);
select tests.follows_profile(), tests.bookable('ann'), tests.bookable('bob'), tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(11)), tests.person('dina', '{dsl}'), tests.person('sponsor'), tests.guardian('sponsor', 'lily', 'sponsor');
select tests.lesson('lesson', 'ann', '{lily}');
select is(tests.truth(format('select recording.is_involved(%L, tests.id(''lesson''), now())', tests.id(who))), answers, format('%s: %s', who, answers))
from (values ('ann', 'true'), ('lily', 'true'), ('lily''s parent', 'true'), ('sponsor', 'true'), ('bob', 'false'), ('max''s parent', 'false'), ('dina', 'false')) as asked (who, answers);
select * from finish();
rollback;
