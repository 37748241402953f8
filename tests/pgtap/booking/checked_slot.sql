-- A lesson begins in the future, within two years, and is over within twelve hours.
begin;
select plan(12);
create function pg_temp.slot(p_from text, p_to text) returns text language sql as $$
  select format('select tests.truth(%L)', format('select booking.checked_slot(%s, %s)', p_from, p_to))
$$;
select lives_ok(pg_temp.slot(starts, ends), why)
from (values ('now() + interval ''1 second''', 'now() + interval ''2 seconds''', 'In a second'),
             ('now() + interval ''2 years''', 'now() + interval ''2 years 12 hours''', 'In two years, for twelve hours')) as good (starts, ends, why);
select tests.is_refused(pg_temp.slot(starts, ends), why, 'PT422')
from (values ('now()', 'now() + interval ''1 hour''', 'Not now'),
             ('now() + interval ''2 years 1 second''', 'now() + interval ''2 years 1 hour''', 'not later than in two years'),
             ('now() + interval ''1 hour''', 'now() + interval ''13 hours 1 second''', 'not longer than twelve hours'),
             ('now() + interval ''1 hour''', 'now() + interval ''1 hour''', 'not for no time'),
             ('now() + interval ''2 hours''', 'now() + interval ''1 hour''', 'not backwards'),
             ('''infinity''', '''infinity''', 'not for ever'),
             ('now() + interval ''1 hour''', '''infinity''', 'not without an end'),
             ('''-infinity''', 'now() + interval ''1 hour''', 'not since ever'),
             ('null', 'now()', 'not without a beginning'), ('now() + interval ''1 hour''', 'null', 'nor an end')) as bad (starts, ends, why);
select * from finish();
rollback;
