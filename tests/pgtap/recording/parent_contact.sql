-- That a parent was told is for the session service to say (TS-51).
begin;
select plan(9);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.lesson('lesson', 'ann', '{pia}', now() + interval '1 hour');
create function pg_temp.row(p_by text) returns text language sql as $$ select format('insert into recording.parent_contact (lesson_id, learner_id, guardian_id, kind, reported_by) values (%L, %L, %L, ''sent'', %L)', tests.id('lesson'), tests.id('pia'), tests.id('pia''s parent'), tests.id(p_by)) $$;
select tests.given(pg_temp.row('sam'));
select tests.kept_for_good('recording.parent_contact');
select tests.read_by('recording.parent_contact', '{}');
select tests.become('sam', 'web_service');
select is(tests.do_as('cap_recording', pg_temp.row('sam')), 1::bigint, 'The session service says it'), tests.is_refused_to('cap_recording', pg_temp.row('ann'), 'in its own name');
select tests.become('ann', 'web_tutor');
select tests.is_refused_to('cap_recording', pg_temp.row('ann'), 'a tutor does not');
select tests.cannot_be('recording.parent_contact', jsonb_build_object('lesson_id', tests.id('lesson'), 'learner_id', tests.id('pia'), 'guardian_id', tests.id('pia''s parent'), 'kind', 'shouted', 'reported_by', tests.id('sam')), 'A message goes out or comes back, or a parent is there');
select * from finish();
rollback;
