-- A lesson is one-to-one or a small group, judged when the transaction ends (TS-04).
begin;
select plan(7);
select tests.follows_profile();
select tests.bookable('ann');
select tests.person(format('g%s', n), '{learner}', '1999-01-01') from generate_series(1, 7) as n;

select tests.is_refused($$ select tests.given($q$
  insert into booking.lesson (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by, booked_as)
  values (gen_random_uuid(), tests.id('ann'), tests.id('ann alone'), now() + interval '1 day', now() + interval '25 hours',
          'online', tests.registrar(), 'web_guardian');
  set constraints booking._600_group immediate $q$) $$, 'A lesson has a learner', 'PT409');
select tests.is_refused($$ select tests.given($q$
  insert into booking.lesson (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by, booked_as)
  values (gen_random_uuid(), tests.id('ann'), tests.id('ann alone'), now() + interval '1 day', now() + interval '25 hours',
          'online', tests.registrar(), 'web_guardian');
  set local session_replication_role = replica;
  set constraints booking._600_group immediate $q$) $$, 'also while replaying', 'PT409');
select lives_ok($$ select tests.lesson('six', 'ann', '{g1,g2,g3,g4,g5,g6}', now() + interval '2 days'),
  tests.given('set constraints booking._600_group immediate') $$, 'Six are a small group');
select tests.is_refused($$ select tests.lesson('seven', 'ann', '{g1,g2,g3,g4,g5,g6,g7}', now() + interval '3 days') $$,
  'seven are not', 'PT409');
select tests.given('set constraints booking._600_group deferred');
select lives_ok($$ select tests.given($q$ update booking.lesson set state = 'cancelled', cancelled_at = now() where lesson_id = tests.id('six');
  set constraints booking._600_group immediate $q$) $$, 'What is cancelled is not counted');

select tests.given('set constraints booking._600_group deferred');
select tests.is_refused($$ select tests.given($q$
  insert into booking.lesson (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by, booked_as)
  values (tests.id('nobody''s'), tests.id('ann'), tests.id('ann alone'), now() + interval '5 minutes', now() + interval '1 hour',
          'online', tests.registrar(), 'web_guardian');
  update booking.lesson set state = 'in_progress', started_at = now() where lesson_id = tests.id('nobody''s');
  set constraints booking._600_group immediate $q$) $$, 'A lesson without a learner is not started either', 'PT409');
select tests.given('set constraints booking._600_group deferred');
select tests.lesson('moved', 'ann', '{g1}', now() + interval '6 days');
select tests.is_refused($$ select tests.given($q$
  set local session_replication_role = replica;
  update booking.lesson set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' where lesson_id = tests.id('moved');
  set constraints booking._600_group immediate $q$) $$, 'and moves with everybody who is on it, whoever moves it', 'PT409');
select * from finish();
rollback;
