-- A lesson that has not begun is cancelled by whoever may book it, its tutor, or an administrator.
begin;
select plan(14);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12));
select tests.person('ada', '{platform_administrator}');
select tests.lesson('l' || n, 'ann', '{lily}', now() + make_interval(days => n)) from generate_series(1, 6) as n;
select tests.lesson('begun', 'bob', '{max}', now() + interval '5 minutes');
select tests.given($$ insert into booking.presence (lesson_id, learner_id, confirmed_by) values (tests.id('begun'), tests.id('max'), tests.registrar());
  update booking.lesson set state = 'in_progress', started_at = now() where lesson_id = tests.id('begun') $$);
create function pg_temp.cancelling(p_lesson text) returns text language sql as $$
  select format('select api.cancel_lesson(%L)', tests.id(p_lesson))
$$;
select tests.restricted('ann');

select tests.become('lily''s parent', 'web_guardian');
select tests.answers(pg_temp.cancelling('l1'), 200, null, 'A guardian, held tutor or not');
select is(tests.truth($$ select concat_ws(' ', lesson.state, lesson.live, taught.live) from booking.lesson as lesson join booking.lesson_learner as taught using (lesson_id)
  where lesson_id = tests.id('l1') $$), 'cancelled f f', 'The slot is free again');
select is(tests.truth($$ select concat_ws(' ', action, outcome, target_id = tests.id('l1')) from ledger.record order by seq desc limit 1 $$), 'cancel_lesson done t', 'and the ledger says so');
select tests.answers(pg_temp.cancelling('l1'), 409, 'lesson-not-confirmed', 'Once');
select tests.become('max''s parent', 'web_guardian');
select tests.answers(pg_temp.cancelling('l2'), 404, 'not-found', 'Nobody cancels somebody else''s'),
       tests.answers(pg_temp.cancelling('no lesson'), 404, 'not-found', 'or what does not exist: the same answer'),
       tests.answers(pg_temp.cancelling('begun'), 409, 'lesson-not-confirmed', 'or what has begun');
select tests.become('lily', 'web_learner');
select tests.answers(pg_temp.cancelling('l2'), 404, 'not-found', 'A learner of eleven neither');
select tests.become('ann', 'web_tutor');
select tests.answers(pg_temp.cancelling('l2'), 200, null, 'The tutor');
select tests.become('bob', 'web_tutor');
select tests.answers(pg_temp.cancelling('l3'), 404, 'not-found', 'not a colleague');
select tests.become('ada', 'web_admin');
select tests.answers(pg_temp.cancelling('l3'), 200, null, 'An administrator');
select tests.become('dina', 'web_dsl');
select tests.is_refused(pg_temp.cancelling('l4'), 'A safeguarding lead cancels nothing: a pause leaves no trace in anybody''s diary');

select tests.become('lily''s parent', 'web_guardian');
select tests.answered_once(pg_temp.cancelling('l1'));
select tests.is_required('lesson_id', $$ select api.cancel_lesson(lesson_id => null) $$);

select * from finish();
rollback;
