-- Who sees and writes booking.lesson_learner; what the lists show is told in api.
begin;
select plan(18);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12)), tests.ward('sis', tests.born(10), 'lily''s parent');
select tests.lesson('lesson', 'ann', '{lily,max}');
select tests.bookable('carl'), tests.person('orphan', '{learner}', tests.born(10));
select tests.given($$ insert into booking.lesson (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by, booked_as)
  values (tests.id('own'), tests.id('carl'), tests.id('carl alone'), now() + interval '3 days', now() + interval '73 hours', 'online', tests.id('lily''s parent'), 'web_guardian') $$);
create function pg_temp.on_own(p_learner text) returns text language sql as $$
  select format('insert into booking.lesson_learner (lesson_id, learner_id, starts_at, ends_at) values (%L, %L, %L, %L)',
    tests.id('own'), tests.id(p_learner), now() + interval '3 days', now() + interval '73 hours')
$$;
select tests.become('ann', 'web_tutor');
select is((select count(*) from booking.lesson_learner), 2::bigint, 'A tutor sees who is expected');
select tests.become('bob', 'web_tutor');
select is_empty('select learner_id from booking.lesson_learner', 'a colleague does not');
select tests.become('lily', 'web_learner');
select results_eq('select learner_id from booking.lesson_learner', $$ values (tests.id('lily')) $$, 'A learner sees themselves');
select tests.become('lily''s parent', 'web_guardian');
select results_eq('select learner_id from booking.lesson_learner', $$ values (tests.id('lily')) $$, 'A guardian sees the ward');
select lives_ok(format('select tests.do_as(''cap_booking'', %L)', pg_temp.on_own('sis')), 'A function puts a ward on the lesson that the caller booked'),
       tests.is_refused_to('cap_booking', pg_temp.on_own('orphan'), 'but nobody who may not be taught');
select tests.is_refused('insert into booking.lesson_learner select * from booking.lesson_learner', 'Nobody inserts by hand'), tests.is_refused('delete from booking.lesson_learner', 'or deletes');
select tests.is_refused_to('cap_booking', $$ insert into booking.lesson_learner (lesson_id, learner_id, starts_at, ends_at)
  select lesson_id, tests.id('sis'), starts_at, ends_at from booking.lesson where lesson_id = tests.id('lesson') $$, 'A function puts nobody on a lesson that the caller did not book'),
       tests.is_refused_to('cap_booking', 'update booking.lesson_learner set live = false', 'and changes no row'), tests.is_refused_to('cap_booking', 'delete from booking.lesson_learner', 'and deletes none');
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from booking.lesson_learner'), '0', 'The owner sees no row');
select tests.become('dina', 'web_dsl');
select tests.is_refused('select learner_id from booking.lesson_learner', 'Staff have no list of learners');
select is(tests.truth($$ select string_agg(polname || ' ' || polcmd::text, ',' order by polname) from pg_policy
  where polrelid = 'booking.lesson_learner'::regclass and not polpermissive and polroles = '{0}' and polname <> 'capability_in_its_functions_only' $$),
  'only_learners_who_may_be_taught a,only_learners_who_may_be_taught_after_a_change w', 'The restrictive policies bind everybody');
-- whoever is given the right to change a row meets the same question
select tests.settled();
select tests.given('grant update on booking.lesson_learner to cap_booking; create policy cap_booking_update on booking.lesson_learner for update to cap_booking using (true)');
select tests.is_refused_to('cap_booking', $$ update booking.lesson_learner set learner_id = tests.id('orphan') where lesson_id = tests.id('own') $$, 'A row changed by the lane''s own role is judged too'),
       is(tests.do_as('cap_booking', $$ update booking.lesson_learner set learner_id = tests.id('lily') where lesson_id = tests.id('own') $$), 1::bigint, 'and changed where that may be');
-- each policy by itself, where the lessons hide nothing
select tests.given('alter table booking.lesson disable row level security');
select tests.become('bob', 'web_tutor');
select is_empty('select learner_id from booking.lesson_learner', 'A tutor sees who is on their own lessons, whatever they might read of others');
select is(tests.value_as('cap_recording', 'select count(*) > 0 from booking.lesson_learner'), 'true', 'Who records reads whom it asks');
select * from finish();
rollback;
