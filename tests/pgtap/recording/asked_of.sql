-- What is asked of a viewer, and what they said (E2.2).
begin;
select plan(12);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.lesson('lesson', 'ann', '{eve, pia, roy, ada}', now() + interval '1 hour');
create function pg_temp.asked(p_learner text, p_capacity text, p_person text) returns text language sql as $$
  select tests.truth(format($q$ select (asked ->> 'asked') || coalesce(' ' || (asked ->> 'said'), '') from recording.asked_of(tests.id('lesson'), %L, %L, %L, clock_timestamp()) as asked $q$, tests.id(p_learner), p_capacity, tests.id(p_person))) $$;
select is(pg_temp.asked(learner, capacity, person), told, format('%s is asked for %s', person, told))
from (values ('eve', 'self', 'eve', 'nothing'), ('eve', 'parent', 'eve''s parent', 'consent'), ('pia', 'self', 'pia', 'consent'), ('pia', 'parent', 'pia''s parent', 'acknowledgement'),
  ('roy', 'self', 'roy', 'consent'), ('roy', 'parent', 'roy''s parent', 'nothing'), ('ada', 'self', 'ada', 'consent')) as row (learner, capacity, person, told);
select tests.says('pia', 'self', 'lesson', 'pia', 'refused'), tests.says('pia''s parent', 'parent', 'lesson', 'pia', 'acknowledged');
select is(pg_temp.asked('pia', 'parent', 'pia''s parent'), 'acknowledgement acknowledged', 'Everybody is told what they said themselves'), is(pg_temp.asked('pia', 'self', 'pia'), 'consent refused', 'and nothing else');
select tests.only_for('recording.asked_of', '{cap_recording}');
select tests.person('mum'), tests.guardian('mum', 'eve'), tests.guardian('mum', 'pia'), tests.says('mum', 'parent', 'lesson', 'pia', 'refused');
select is(pg_temp.asked('eve', 'parent', 'mum'), 'consent', 'What was said for one child is not said for another'), is(pg_temp.asked('pia', 'parent', 'pia'), 'acknowledgement', 'or as a learner for a parent');
select * from finish();
rollback;
