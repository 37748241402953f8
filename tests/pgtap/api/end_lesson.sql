-- A lesson that was started is ended by its tutor.
begin;
select plan(10);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob');
select tests.ward('lily', tests.born(11));
select tests.lesson('lesson', 'ann', '{lily}', now() + interval '10 minutes'), tests.lesson('next', 'ann', '{lily}', now() + interval '1 day');
create function pg_temp.ending(p_lesson text) returns text language sql as $$ select format('select api.end_lesson(%L)', tests.id(p_lesson)) $$;
select tests.become('ann', 'web_tutor');
select tests.answers(pg_temp.ending('lesson'), 409, 'lesson-not-in-progress', 'Not before it was started');
select api.confirm_presence(tests.id('lesson'), tests.id('lily'));
select api.start_lesson(tests.id('lesson'));
select tests.restricted('ann');
select tests.become('bob', 'web_tutor');
select tests.answers(pg_temp.ending('lesson'), 404, 'not-found', 'not by a colleague');
select tests.become('ann', 'web_tutor');
select tests.answers(pg_temp.ending('lesson'), 200, null, 'A hold placed meanwhile does not keep it running');
select is(tests.truth($$ select concat_ws(' ', state, ended_at >= started_at) from booking.lesson where lesson_id = tests.id('lesson') $$), 'completed t', 'It is completed'), is(tests.truth($$ select state from booking.lesson where lesson_id = tests.id('next') $$), 'confirmed', 'and nothing else');
select is(tests.truth($$ select action from ledger.record order by seq desc limit 1 $$), 'end_lesson', 'and the ledger says so');
select tests.answers(pg_temp.ending('lesson'), 409, 'lesson-not-in-progress', 'once');

select tests.become('ann', 'web_tutor');
select tests.answered_once(pg_temp.ending('lesson'));
select tests.is_required('lesson_id', $$ select api.end_lesson(lesson_id => null) $$);

select tests.answers(pg_temp.ending('nothing'), 404, 'not-found', 'What does not exist is not ended, and nothing else in its place');
select * from finish();
rollback;
