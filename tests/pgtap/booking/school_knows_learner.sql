-- A school knows whom it booked lessons for, and whom its own people answer for (TN-28).
begin;
select plan(11);
select tests.follows_profile();
select tests.person('ann', '{tutor}'), tests.is_cleared('ann');
select tests.organisation('oak', 'school'), tests.organisation('elm', 'school');
select tests.engagement('ann at oak', 'ann', null, 'oak');
select tests.record('contract', 'ann', jsonb_build_object('kind', 'written_confirmation', 'starts_on', '2026-01-01', 'engagement_id', tests.id('ann at oak')));
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12)), tests.ward('tim', tests.born(12)), tests.ward('zoe', tests.born(12));
select tests.person('rep'), tests.power('rep', 'school_representative', 'oak'), tests.person('left'), tests.power('left', 'school_representative', 'oak', '2020-01-01', '2021-01-01');
select tests.guardian('rep', 'tim', 'sponsor'), tests.guardian('left', 'zoe', 'sponsor');
select tests.lesson('guardian''s', 'ann', '{lily}', p_engagement => 'ann at oak');
create function pg_temp.knows(p_school text, p_learner text) returns text language sql as $$
  select tests.truth(format('select booking.school_knows_learner(%L, %L, now())', tests.id(p_school), tests.id(p_learner)))
$$;
select is(pg_temp.knows('oak', 'lily'), 'false', 'A lesson that a guardian booked makes nobody known'),
       is(pg_temp.knows('oak', 'tim'), 'true', 'Whom its representative answers for is known'),
       is(pg_temp.knows('elm', 'tim'), 'false', 'to that school'),
       is(pg_temp.knows('oak', 'zoe'), 'false', 'not by somebody who has left');
select tests.given($$ insert into booking.lesson (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by, booked_as)
  values (tests.id('school''s'), tests.id('ann'), tests.id('ann at oak'), now() + interval '3 days', now() + interval '73 hours', 'online', tests.id('rep'), 'web_school');
  insert into booking.lesson_learner (lesson_id, learner_id, starts_at, ends_at) values (tests.id('school''s'), tests.id('max'), now() + interval '3 days', now() + interval '73 hours') $$);
select is(pg_temp.knows('oak', 'max'), 'true', 'Whom it booked for is known'),
       is(pg_temp.knows('elm', 'max'), 'false', 'to that school');
select tests.become('rep', 'web_school');
select tests.is_refused($$ select booking.school_knows_learner(tests.id('oak'), tests.id('max'), now()) $$, 'Nobody asks it over HTTP');
select tests.step_back();
select is(pg_temp.knows('oak', 'lily'), 'false', 'A lesson it booked for one makes no other known');
select tests.person('to come'), tests.power('to come', 'school_representative', 'oak', now() + interval '1 second'), tests.person('leaving'), tests.power('leaving', 'school_representative', 'oak', '2020-01-01', now() + interval '1 second');
select tests.ward('amy', tests.born(12)), tests.guardian('to come', 'amy', 'sponsor'), tests.ward('eli', tests.born(12)), tests.guardian('leaving', 'eli', 'sponsor');
select is(pg_temp.knows('oak', 'amy'), 'false', 'Whom somebody answers for who is still to come is not known'), is(pg_temp.knows('oak', 'eli'), 'true', 'for whom somebody who leaves soon, is');
select tests.given($$ update booking.lesson set state = 'cancelled', cancelled_at = now() where lesson_id = tests.id('school''s') $$);
select is(pg_temp.knows('oak', 'max'), 'false', 'A lesson that was called off makes nobody known');
select * from finish();
rollback;
