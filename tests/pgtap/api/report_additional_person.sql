-- A signal, and no concern (TS-57, TS-59).
begin;
select plan(7);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
select tests.going_on('lesson', 'ann', '{ada}'), tests.lesson('later', 'bob', '{roy}', now() + interval '1 day');
create function pg_temp.call(p_lesson text) returns text language sql as $$ select format('select api.report_additional_person(%L)', tests.id(p_lesson)) $$;
select tests.become('sam', 'web_service');
select tests.answers(pg_temp.call('lesson'), 201, null, 'The session service signals it'), tests.answers(pg_temp.call('later'), 404, 'not-found', 'in a lesson that began'), tests.answers(pg_temp.call('none'), 404, 'not-found', 'and is one');
select is(tests.truth('select kind from recording.signal'), 'additional_person', 'That is all that is kept');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.call('lesson'), 'A tutor does not');

select tests.become('sam', 'web_service');
select tests.answered_once(pg_temp.call('lesson'));
select tests.is_required('lesson_id', $$ select api.report_additional_person(lesson_id => null) $$);
select * from finish();
rollback;
