-- Why there is no recording is said by who was there (TN-17).
begin;
select plan(9);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{ada}');
create function pg_temp.row(p_by text) returns text language sql as $$ select format('insert into recording.unavailable (lesson_id, reason, by_person) values (%L, ''no disk'', %L)', tests.id('lesson'), tests.id(p_by)) $$;
select tests.given(pg_temp.row('sam'));
select tests.kept_for_good('recording.unavailable');
select tests.read_by('recording.unavailable', '{}');
select tests.become('ann', 'web_tutor');
select is(tests.do_as('cap_recording', pg_temp.row('ann')), 1::bigint, 'The tutor says it'), tests.is_refused_to('cap_recording', pg_temp.row('sam'), 'in their own name');
select tests.become('ada', 'web_learner');
select tests.is_refused_to('cap_recording', pg_temp.row('ada'), 'a learner does not');
select tests.cannot_be('recording.unavailable', jsonb_build_object('lesson_id', tests.id('lesson'), 'reason', 'no', 'by_person', tests.id('sam')), 'It says why');
select * from finish();
rollback;
