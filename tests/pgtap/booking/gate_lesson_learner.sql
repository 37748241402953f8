-- Putting a learner on a lesson is booking it for them (TS-76, TS-77, TN-42).
begin;
select plan(32);
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
select tests.given($$ update booking.lesson set state = 'cancelled', cancelled_at = now() where lesson_id = tests.id('nowhere') $$);
-- by itself, where no key looks
create function pg_temp.replayed(p_insert text) returns text language sql as $$ select format('select tests.given(%L)', 'set local session_replication_role = replica; ' || p_insert) $$;
select tests.bookable('cat'), tests.bookable('dan'), tests.ward('ivy', tests.born(12)), tests.ward('joe', tests.born(12)), tests.person('ageless', '{learner}', null), tests.guardian('ivy''s parent', 'ageless');
select tests.lesson('plain', 'cat', '{ivy}', now() + interval '4 days'), tests.lesson('begun', 'cat', '{ivy}', now() + interval '1 minute');
select tests.given($$ insert into booking.presence (lesson_id, learner_id, confirmed_by) values (tests.id('begun'), tests.id('ivy'), tests.registrar());
  update booking.lesson set state = 'in_progress', started_at = now() where lesson_id = tests.id('begun') $$);
create function pg_temp.joining(p_learner text, p_lesson text, p_ends interval default '0', p_live boolean default true, p_under text default null) returns text language sql as $$
  select format('insert into booking.lesson_learner (lesson_id, learner_id, starts_at, ends_at, live) select %L, %L, starts_at, ends_at + %L, %L from booking.lesson where lesson_id = %L',
    tests.id(coalesce(p_under, p_lesson)), tests.id(p_learner), p_ends, p_live, tests.id(p_lesson))
$$;
select tests.is_refused(pg_temp.replayed(pg_temp.joining('joe', 'plain', '1 minute')), 'Nobody joins for longer than the lesson', 'PT409'),
       tests.is_refused(pg_temp.replayed(pg_temp.joining('joe', 'plain', p_live => false)), 'or joins and is not expected', 'PT409'),
       tests.is_refused(pg_temp.replayed(pg_temp.joining('joe', 'plain', p_under => 'no lesson')), 'or joins a lesson that there is not', 'PT409'),
       tests.is_refused(format('select tests.given(%L)', pg_temp.joining('joe', 'begun')), 'or one that has begun', 'PT409'),
       lives_ok(format('select tests.given(%L)', pg_temp.joining('ageless', 'plain')), 'What is only an advisory stops nobody');
-- from one lesson to another is a booking
select tests.ward('kit', tests.born(12)), tests.lesson('dan''s', 'dan', '{ivy,kit}', now() + interval '6 days'), tests.kept_apart('cat', 'kit');
select tests.is_refused($$ select tests.given($q$ update booking.lesson_learner set lesson_id = tests.id('plain'), starts_at = now() + interval '4 days', ends_at = now() + interval '97 hours'
  where lesson_id = tests.id('dan''s') and learner_id = tests.id('kit') $q$) $$, 'Nobody is moved to a lesson of the tutor they must not meet', 'PT409');
-- whoever joins is taken with their tutor, also where nobody met them before
select tests.settled();
select tests.given('alter table vetting.standing disable trigger user; alter table booking.learner_standing disable trigger user;
  delete from booking.clearance; delete from booking.learner_clearance; delete from vetting.standing; delete from booking.learner_standing');
select tests.given(pg_temp.joining('joe', 'plain'));
select is(tests.truth($$ select count(*) from vetting.standing where tutor_id = tests.id('cat') $$), '1', 'Who joins takes the tutor'),
       is(tests.truth($$ select string_agg(learner_id::text, ' ' order by learner_id) from booking.learner_standing $$),
          (select string_agg(tests.id(who)::text, ' ' order by tests.id(who)) from unnest('{ageless,ivy,joe}'::text[]) as who), 'and everybody who is on the lesson');
-- what does not block is let through, wherever it was found, and who is remembered as clear is not judged again
select tests.ward('lou', tests.born(12)), tests.ward('pat', tests.born(12));
select tests.given($$ create or replace function booking.session_findings(p_tutor uuid, p_learners uuid[], p_starts_at timestamptz, p_ends_at timestamptz, p_modality text, p_engagement uuid, p_venue jsonb, p_at timestamptz, p_point text, p_lesson uuid default null)
  returns table (code text, class text, until timestamptz) language sql stable security definer set search_path = pg_catalog, pg_temp as 'select ''NOTED'', ''A'', null::timestamptz' $$);
select lives_ok(format('select tests.given(%L)', pg_temp.joining('lou', 'plain')), 'An advisory about the lesson stops nobody');
select is(tests.value_as('cap_booking', format('booking.remember_learner(%L, %L, %L)', tests.id('dan'), tests.id('pat'), tests.id('dan alone'))), 'true', 'Pat is clear');
select tests.given($$ create or replace function booking.learner_findings(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamptz, p_point text)
  returns table (code text, class text, until timestamptz) language sql stable security definer set search_path = pg_catalog, pg_temp as 'select ''JUDGED'', ''B'', null::timestamptz' $$);
select lives_ok(format('select tests.given(%L)', pg_temp.joining('pat', 'dan''s')), 'and what is remembered is believed'),
       tests.is_refused(format('select tests.given(%L)', pg_temp.joining('max', 'dan''s')), 'who is not remembered is judged', 'PT409');
select is(tests.truth(format('select booking.learner_may_be_taught(%L, %L)', tests.id('dan''s'), tests.id(who))), told, format('The policy asks the same: %s', who))
from (values ('pat', 'true'), ('max', 'false')) as asked (who, told);
select is(tests.value_as('cap_booking', format('booking.remember_clearance(%L, %L)', tests.id('cat'), tests.id('cat alone'))), 'true', 'Cat is clear');
select tests.given($$ create or replace function booking.tutor_findings(p_tutor uuid, p_engagement uuid, p_starts_at timestamptz, p_at timestamptz, p_point text, p_lesson uuid default null)
  returns table (code text, class text, until timestamptz) language sql stable security definer set search_path = pg_catalog, pg_temp as 'select ''JUDGED'', ''B'', null::timestamptz' $$);
select is(tests.truth(format('select booking.tutor_is_bookable(%L, %L, now() + interval ''1 day'', ''confirmed'', null)', tests.id(who), tests.id(who || ' alone'))), told, format('and so with the tutor: %s', who))
from (values ('cat', 'true'), ('dan', 'false')) as asked (who, told);
select * from finish();
rollback;
