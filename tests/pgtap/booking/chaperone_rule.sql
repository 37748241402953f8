-- The rule of a lesson is the strictest of its learners' on that day (TS-60).
begin;
select plan(11);
select tests.person('kid', '{learner}', '2015-05-05');
select is(tests.truth(format('select booking.chaperone_rule(%L, now(), %L, null, now())', array[tests.id('kid')], modality)), told,
  'Where no profile says anything, a young child is not alone in person: ' || modality)
from (values ('in_person', '1'), ('online', '0')) as asked (modality, told);
select tests.follows_profile();
select tests.person('child', '{learner}', '2015-05-05'), tests.person('teen', '{learner}', '2011-11-22'),
       tests.person('grown', '{learner}', '1999-01-01'), tests.person('who', '{learner}', null);
create function pg_temp.rule(p_day timestamptz, p_modality text, variadic p_learners text[]) returns text language sql as $$
  select tests.truth(format('select booking.chaperone_rule(%L, %L, %L, null, now())',
    (select array_agg(tests.id(learner)) from unnest(p_learners) as learner), p_day, p_modality))
$$;
select is(pg_temp.rule('2026-11-22 12:00Z', 'in_person', 'child'), '2', 'Under 13 in person: present'),
       is(pg_temp.rule('2026-11-22 12:00Z', 'in_person', 'who'), '2', 'an unknown age likewise'),
       is(pg_temp.rule('2026-11-22 12:00Z', 'in_person', 'nobody'), '2', 'and somebody nobody knows'),
       is(pg_temp.rule('2026-11-22 12:00Z', 'in_person', 'teen'), '1', '13 to 15 in person: available'),
       is(pg_temp.rule('2027-11-21 23:59:59Z', 'in_person', 'teen'), '1', 'on the last day at 15'),
       is(pg_temp.rule('2027-11-22 00:00Z', 'in_person', 'teen'), '0', '16 to 17: none'),
       is(pg_temp.rule('2026-11-22 12:00Z', 'in_person', 'grown', 'teen', 'child'), '2', 'the strictest of a group'),
       is(pg_temp.rule('2026-11-22 12:00Z', 'online', 'child'), '0', 'online none in this profile'),
       is(tests.truth($$ select booking.chaperone_rule('{}', now(), 'in_person', null, now()) $$), '0', 'nobody, no rule');
select * from finish();
rollback;
