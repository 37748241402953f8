-- Putting a learner on a lesson is booking it for them (TS-76, TS-77, TN-42).
begin;
select plan(15);
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11));
select tests.ward('max', tests.born(12));
select tests.person('small', '{learner}', tests.born(10));
select tests.lesson('lesson', 'ann', '{lily}', now() + interval '1 day');

create function pg_temp.adding(p_learner text, p_shift text default '0') returns text language sql as $$
  select format('insert into booking.lesson_learner (lesson_id, learner_id, starts_at, ends_at)
                 select lesson_id, %L, starts_at + interval %L, ends_at from booking.lesson where lesson_id = tests.id(''lesson'')',
                tests.id(p_learner), p_shift)
$$;

select tests.is_refused(format('select tests.given(%L)', pg_temp.adding('small')), 'A child without a guardian is not put on a lesson', 'PT409');
select tests.is_refused(format('select tests.given(%L)', 'set local session_replication_role = replica; ' || pg_temp.adding('small')),
  'nor while replaying', 'PT409');
select tests.is_refused(format('select tests.given(%L)', 'set local session_replication_role = replica; ' || pg_temp.adding('max', '1 minute')),
  'nor at another time than the lesson''s own, where no foreign key looks', 'PT409');
select tests.is_refused_to('cap_booking', pg_temp.adding('small'), 'Row security says the same to the role that books');
select tests.is_refused_to('safelane_owner', $$ insert into booking.lesson_learner (lesson_id, learner_id, starts_at, ends_at)
  values (tests.id('lesson'), tests.id('max'), now() + interval '1 day', now() + interval '25 hours') $$, 'and everything to the owner');
select tests.kept_apart('ann', 'max');
select tests.is_refused(format('select tests.given(%L)', pg_temp.adding('max')), 'nor a child the tutor must not meet', 'PT409');
select tests.is_refused($$ select tests.given($q$ update booking.lesson_learner set learner_id = tests.id('max')
  where lesson_id = tests.id('lesson') $q$) $$, 'not in the place of another either', 'PT409');
select tests.given($$ update booking.no_contact_order set lifted_at = now(), lifted_by = tests.registrar() $$);
select lives_ok(format('select tests.given(%L)', pg_temp.adding('max')), 'A second child may join');
select tests.restricted('ann');
select tests.ward('tim', tests.born(12));
select tests.is_refused(format('select tests.given(%L)', pg_temp.adding('tim')), 'but nobody joins a lesson of a tutor who is held by now', 'PT409');
select tests.is_refused($$ select tests.given($q$ delete from booking.lesson_learner where lesson_id = tests.id('lesson') $q$) $$,
  'Nobody is deleted from a lesson', '23001');
select tests.given($$ update booking.lesson set state = 'cancelled', cancelled_at = now() where lesson_id = tests.id('lesson') $$);
select is(tests.truth($$ select bool_or(live) from booking.lesson_learner where lesson_id = tests.id('lesson') $$), 'false',
  'Cancelling reaches everybody on the lesson, held or not');
select tests.is_refused($$ select tests.given($q$ insert into booking.lesson_learner (lesson_id, learner_id, starts_at, ends_at, live)
  select lesson_id, tests.id('tim'), starts_at, ends_at, live from booking.lesson where lesson_id = tests.id('lesson') $q$) $$,
  'and nobody joins what is cancelled', 'PT409');

-- what stands against the lesson itself is asked where somebody is put on it, and without anybody it does not stay
select tests.bookable('bob');
select tests.given($$ insert into booking.lesson (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by, booked_as)
  values (tests.id('nowhere'), tests.id('bob'), tests.id('bob alone'), now() + interval '2 days', now() + interval '49 hours', 'in_person', tests.registrar(), 'web_guardian') $$);
create function pg_temp.onto_nowhere(p_setting text default '') returns text language sql as $$
  select p_setting || format('insert into booking.lesson_learner (lesson_id, learner_id, starts_at, ends_at)
    select lesson_id, %L, starts_at, ends_at from booking.lesson where lesson_id = tests.id(''nowhere'')', tests.id('max'))
$$;
select tests.is_refused(format('select tests.given(%L)', pg_temp.onto_nowhere()), 'Nobody is put on a lesson in person that has no place', 'PT409');
select tests.is_refused(format('select tests.given(%L)', pg_temp.onto_nowhere('set local session_replication_role = replica; ')), 'nor while replaying', 'PT409');
select tests.is_refused($$ select tests.given('set constraints booking._600_group immediate') $$, 'and with nobody on it, it is not kept', 'PT409');

select * from finish();
rollback;
