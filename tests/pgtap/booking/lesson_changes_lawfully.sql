-- Confirmed, in progress, completed; or confirmed, cancelled. Nothing else, for nobody (TS-12, TS-56).
begin;
select plan(34);
select tests.follows_profile();
select tests.bookable('ann');
select tests.bookable('bob');
select tests.ward('lily', tests.born(11));

create function pg_temp.becomes(p_lesson text, p_state text) returns text language sql as $$
  select format('select tests.given(%L)', format(
    'update booking.lesson set state = %L, started_at = case when %1$L in (''in_progress'', ''completed'') then coalesce(started_at, now()) end,
       ended_at = case %1$L when ''completed'' then now() end, cancelled_at = case %1$L when ''cancelled'' then now() end
     where lesson_id = %L', p_state, tests.id(p_lesson)))
$$;

-- one lesson in each state; the slots follow each other within session.start_early
select tests.lesson('confirmed', 'ann', '{lily}', now() + interval '5 days');
select tests.lesson('in_progress', 'ann', '{lily}', now() + interval '2 minutes', 2);
select tests.lesson('completed', 'ann', '{lily}', now() + interval '4 minutes', 2);
select tests.lesson('cancelled', 'ann', '{lily}', now() + interval '6 minutes', 2);
select tests.given($$ insert into booking.presence (lesson_id, learner_id, confirmed_by)
  select tests.id(lesson), tests.id('lily'), tests.registrar() from unnest(array['in_progress', 'completed']) as lesson $$);
do $$
begin
  execute pg_temp.becomes('in_progress', 'in_progress');
  execute pg_temp.becomes('completed', 'in_progress');
  execute pg_temp.becomes('completed', 'completed');
  execute pg_temp.becomes('cancelled', 'cancelled');
end $$;

select tests.is_refused(pg_temp.becomes(old, new), format('%s does not become %s', old, new), 'PT409')
from (values
  ('confirmed', 'completed'), ('in_progress', 'confirmed'), ('in_progress', 'cancelled'), ('completed', 'confirmed'),
  ('completed', 'in_progress'), ('completed', 'cancelled'), ('cancelled', 'confirmed'), ('cancelled', 'in_progress'),
  ('cancelled', 'completed')) as step (old, new);
select lives_ok(pg_temp.becomes('in_progress', 'completed'), 'in_progress becomes completed');

select tests.is_refused(format('select tests.given(%L)', format('update booking.lesson set %s where lesson_id = %L', change, tests.id(lesson))),
  format('%s: no %s', lesson, change), 'PT409')
from unnest(array['completed', 'cancelled']) as lesson,
     unnest(array['starts_at = starts_at + interval ''1 second''', 'tutor_id = tests.id(''bob'')', 'modality = ''in_person''',
                  'venue = ''"Library"''', 'booked_by = tests.id(''bob'')']) as change;
select tests.is_refused(format('select tests.given(%L)', format('update booking.lesson set %s where lesson_id = %L', change, tests.id('confirmed'))),
  format('confirmed: no %s', change), 'PT409')
from unnest(array['booked_by = tests.id(''bob'')', 'booked_as = ''web_school''', 'booked_at = now() - interval ''1 day''',
                  'lesson_id = gen_random_uuid()']) as change;
select tests.is_refused($$ select tests.given('delete from booking.lesson where lesson_id = tests.id(''cancelled'')') $$,
  'A lesson stays on record', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; delete from booking.lesson where lesson_id = tests.id(''cancelled'')') $$,
  'also while replaying', '23001');
select tests.is_refused($$ select tests.given($q$
  insert into booking.lesson (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by, booked_as, state, cancelled_at)
  values (gen_random_uuid(), tests.id('ann'), tests.id('ann alone'), now() + interval '9 days', now() + interval '217 hours',
          'online', tests.registrar(), 'web_guardian', 'cancelled', now()) $q$) $$, 'A lesson begins as confirmed', 'PT409');

-- the time for starting
select tests.given($$ insert into booking.presence (lesson_id, learner_id, confirmed_by)
  values (tests.id('confirmed'), tests.id('lily'), tests.registrar()) $$);
select tests.is_refused(pg_temp.becomes('confirmed', 'in_progress'), 'A lesson does not start five days early', 'PT409');

-- nobody has arrived
select tests.is_refused($$ select tests.given($q$ update booking.lesson set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour'
  where lesson_id = tests.id('confirmed') $q$) $$, 'A lesson for which somebody has arrived is not moved', 'PT409');
select tests.lesson('to be moved', 'ann', '{lily}', now() + interval '7 days');
select lives_ok($$ select tests.given($q$ update booking.lesson set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour'
  where lesson_id = tests.id('to be moved') $q$) $$, 'one for which nobody has is');
select is(tests.truth($$ select taught.starts_at = lesson.starts_at and taught.ends_at = lesson.ends_at
  from booking.lesson_learner as taught join booking.lesson as lesson using (lesson_id) where lesson_id = tests.id('to be moved') $$), 'true',
  'and its learners move with it');
-- only its progress changes with its state; and who has arrived has arrived for one lesson
select tests.lesson('to be called off', 'ann', '{lily}', now() + interval '8 days'), tests.lesson('somebody came', 'bob', '{lily}', now() + interval '10 days');
select tests.given($$ insert into booking.attendance (lesson_id, kind, by_person, venue_confirmed, chaperone_status)
  values (tests.id('somebody came'), 'check_in', tests.id('bob'), true, 'not_required') $$);
create function pg_temp.moved(p_lesson text) returns text language sql as $$
  select format('select tests.given(%L)', format('update booking.lesson set starts_at = starts_at + interval ''1 hour'', ends_at = ends_at + interval ''1 hour'' where lesson_id = %L', tests.id(p_lesson)))
$$;
select tests.is_refused($$ select tests.given($q$ update booking.lesson set state = 'cancelled', cancelled_at = now(), booked_by = tests.id('bob')
  where lesson_id = tests.id('to be called off') $q$) $$, 'Nothing else is rewritten with the state', 'PT409');
select tests.is_refused(pg_temp.moved('somebody came'), 'A lesson whose tutor has checked in is not moved', 'PT409'), lives_ok(pg_temp.moved('to be called off'), 'others are');
select * from finish();
rollback;
