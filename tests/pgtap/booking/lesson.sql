-- Who sees and writes booking.lesson; what the lists show is told in api.
begin;
select plan(25);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('held');
select tests.ward('lily', tests.born(11));
select tests.person('dina', '{dsl}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.lesson('held''s', 'held', '{lily}', now() + interval '3 days');
select tests.restricted('held');
create function pg_temp.booking_of(p_tutor text, p_by text, p_as text) returns text language sql as $$
  select format('insert into booking.lesson (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by, booked_as)
    values (gen_random_uuid(), %L, %L, now() + interval ''5 days'', now() + interval ''121 hours'', ''online'', %L, %L)',
    tests.id(p_tutor), tests.id(p_tutor || ' alone'), tests.id(p_by), p_as)
$$;

select tests.become('ann', 'web_tutor');
select isnt_empty('select lesson_id from booking.lesson', 'A tutor sees their lesson');
select tests.become('held', 'web_tutor');
select is_empty('select lesson_id from booking.lesson where tutor_id = tests.id(''ann'')', 'a colleague does not');
select tests.become('lily', 'web_learner');
select isnt_empty('select lesson_id from booking.lesson', 'The learner sees it');
select tests.become('lily''s parent', 'web_guardian');
select isnt_empty('select lesson_id from booking.lesson', 'and the guardian');
select tests.is_refused('select cancelled_at from booking.lesson', 'not every column');
select tests.is_refused('update booking.lesson set state = ''cancelled''', 'Nobody updates it by hand'),
       tests.is_refused('delete from booking.lesson', 'or deletes it'), tests.is_refused(pg_temp.booking_of('ann', 'lily''s parent', 'web_guardian'), 'or inserts'),
       tests.is_refused('truncate booking.lesson', 'or empties it');
select tests.become('dina', 'web_dsl');
select tests.is_refused('select lesson_id from booking.lesson', 'Staff have no list of lessons');
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from booking.lesson'), '0', 'The owner sees no row');

-- each policy by itself, where the other table hides nothing
select tests.ward('max', tests.born(12)), tests.lesson('max''s', 'ann', '{max}', now() + interval '6 days');
select tests.settled();
select tests.given('alter table booking.lesson_learner disable row level security');
select tests.become('lily', 'web_learner');
select results_eq('select lesson_id from booking.lesson order by starts_at', $$ values (tests.id('lesson')), (tests.id('held''s')) $$, 'A learner sees the lessons they are on, and no other, whatever they might read of who is on which');
select tests.settled();
select tests.given('alter table booking.lesson_learner enable row level security');

select tests.become('lily''s parent', 'web_guardian');
select lives_ok(format('select tests.do_as(''cap_booking'', %L)', pg_temp.booking_of('ann', 'lily''s parent', 'web_guardian')), 'A function books in the caller''s name'),
       tests.is_refused_to('cap_booking', pg_temp.booking_of('ann', 'lily', 'web_guardian'), 'in nobody else''s'),
       tests.is_refused_to('cap_booking', pg_temp.booking_of('ann', 'lily''s parent', 'web_school'), 'and in no other role'),
       tests.is_refused_to('cap_booking', pg_temp.booking_of('held', 'lily''s parent', 'web_guardian'), 'and with no tutor who is held');
select tests.is_refused_to('cap_booking', $$ update booking.lesson set modality = 'in_person', venue = '"Library"' where tutor_id = tests.id('held') $$, 'and moves no lesson of theirs'),
       is(tests.do_as('cap_booking', $$ update booking.lesson set state = 'cancelled', cancelled_at = now() where tutor_id = tests.id('held') $$), 1::bigint, 'but cancels it');
select tests.become('ann', 'web_guardian');
select tests.is_refused_to('cap_booking', pg_temp.booking_of('ann', 'ann', 'web_guardian'), 'A tutor never books themselves');
select tests.is_refused_to('cap_booking', 'update booking.lesson set tutor_id = tests.id(''held'')', 'Functions hand no lesson to another tutor'),
       tests.is_refused_to('cap_booking', 'update booking.lesson set booked_by = tests.id(''ann'')', 'and do not change who booked'),
       tests.is_refused_to('cap_booking', 'delete from booking.lesson', 'and delete none');
select tests.step_back();
select tests.touches_nothing_as('cap_booking', 'update booking.lesson set state = ''cancelled'', cancelled_at = now()', 'For nobody, functions change nothing');
select is(tests.truth($$ select string_agg(polname || ' ' || polcmd::text, ',' order by polname) from pg_policy
  where polrelid = 'booking.lesson'::regclass and not polpermissive and polroles = '{0}' and polname <> 'capability_in_its_functions_only' $$), 'only_bookable_tutors a,only_bookable_tutors_after_a_change w',
  'The restrictive policies bind everybody');
select is(tests.value_as('cap_recording', 'select count(*) > 0 from booking.lesson'), 'true', 'Who records reads the lessons it is for');
select * from finish();
rollback;
