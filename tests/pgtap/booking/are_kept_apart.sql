-- An order keeps two apart, or a tutor and a household, from its instant until it is lifted (TN-42); a booking hears the same.
begin;
select plan(12);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob');
select tests.ward('lily', tests.born(11)), tests.ward('leo', tests.born(9), 'lily''s parent'), tests.ward('max', tests.born(12)), tests.ward('eve', tests.born(10));
select tests.kept_apart('ann', 'lily', 'household', now() - interval '1 hour'), tests.kept_apart('ann', 'max', 'pair', now() - interval '3 days', now() - interval '1 day');
create function pg_temp.apart(p_tutor text, p_learner text, p_at timestamptz) returns text language sql as $$
  select tests.truth(format('select booking.are_kept_apart(%L, %L, %L)', tests.id(p_tutor), tests.id(p_learner), p_at)) $$;
select is(pg_temp.apart(tutor, learner, now() + ago), told, why)
from (values
  ('ann', 'lily', interval '0', 'true', 'The two of an order are kept apart'), ('ann', 'leo', '0', 'true', 'and so is the household'),
  ('ann', 'eve', '0', 'false', 'and nobody else'), ('bob', 'lily', '0', 'false', 'nor another tutor'),
  ('ann', 'lily', '-2 hours', 'false', 'not before it was made'), ('ann', 'max', '0', 'false', 'not after it was lifted'),
  ('ann', 'max', '-2 days', 'true', 'but in between')) as asked (tutor, learner, ago, told, why);
select is('NO_CONTACT_ORDER' = any (tests.stops('ann', array[learner])), pg_temp.apart('ann', learner, now())::boolean, format('A booking of %s says the same', learner))
from unnest(array['lily', 'leo', 'max', 'eve']) as learner;
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select booking.are_kept_apart(tests.id('ann'), tests.id('lily'), now()) $$, 'A tutor cannot ask');
select * from finish();
rollback;
