-- Letting in may be said by a tutor, having left only by the session service (E2.3 rows 13, 14).
begin;
select plan(12);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{pia}');
create function pg_temp.row(p_by text, p_kind text) returns text language sql as $$ select format('insert into recording.admission (lesson_id, learner_id, kind, by_person) values (%L, %L, %L, %L)', tests.id('lesson'), tests.id('pia'), p_kind, tests.id(p_by)) $$;
select tests.given(pg_temp.row('sam', 'admitted'));
select tests.kept_for_good('recording.admission');
select tests.read_by('recording.admission', '{}');
select tests.become('sam', 'web_service');
select is(tests.do_as('cap_recording', pg_temp.row('sam', kind)), 1::bigint, 'The session service says ' || kind) from unnest('{left,admitted}'::text[]) as kind;
select tests.become('ann', 'web_tutor');
select is(tests.do_as('cap_recording', pg_temp.row('ann', 'admitted')), 1::bigint, 'The tutor lets in'), tests.is_refused_to('cap_recording', pg_temp.row('ann', 'left'), 'and does not say that somebody left'), tests.is_refused_to('cap_recording', pg_temp.row('sam', 'admitted'), 'nor in another name');
select tests.become('dora', 'web_dsl');
select tests.is_refused_to('cap_recording', pg_temp.row('dora', 'admitted'), 'Nobody else lets anybody in');
select tests.cannot_be('recording.admission', jsonb_build_object('lesson_id', tests.id('lesson'), 'learner_id', tests.id('pia'), 'kind', 'waiting', 'by_person', tests.id('sam')), 'Somebody comes or goes, nothing else');
select * from finish();
rollback;
