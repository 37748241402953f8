-- A malfunction is explained within a day (TN-17).
begin;
select plan(10);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
select tests.going_on('lesson', 'ann', '{ada}'), tests.lesson('later', 'bob', '{roy}', now() + interval '1 day');
create function pg_temp.call(p_lesson text, p_reason text default 'the disk was full') returns text language sql as $$ select format('select api.report_recording_unavailable(%L, %L)', tests.id(p_lesson), p_reason) $$;
select tests.become('ann', 'web_tutor');
select tests.answers(pg_temp.call('lesson'), 201, null, 'The tutor says why'), tests.answers(pg_temp.call('later'), 404, 'not-found', 'of their own lessons'), tests.is_refused(pg_temp.call('lesson', '  '), 'in words', 'PT422');
select is(tests.told(pg_temp.call('lesson'), '{late}'), 'false', 'which is in time');
select tests.become('bob', 'web_tutor');
select tests.answers(pg_temp.call('later'), 409, 'lesson-not-started', 'not before it began'), tests.answers(pg_temp.call('lesson'), 404, 'not-found', 'A colleague says nothing');
select tests.settled();
select tests.given($$ alter table booking.lesson disable trigger user; update booking.lesson set state = 'completed', started_at = now() - interval '26 hours', ended_at = now() - interval '25 hours' where lesson_id = tests.id('lesson') $$);
select tests.become('sam', 'web_service');
select is(tests.told(pg_temp.call('lesson'), '{late}'), 'true', 'The session service may say it, and after a day it is late');
select tests.become('ada', 'web_learner');
select tests.is_refused(pg_temp.call('lesson'), 'A learner does not');

select tests.become('ann', 'web_tutor');
select tests.answered_once(pg_temp.call('lesson'));
select tests.is_required('lesson_id', $$ select api.report_recording_unavailable(lesson_id => null, reason => 'whatever else is sent') $$);
select * from finish();
rollback;
