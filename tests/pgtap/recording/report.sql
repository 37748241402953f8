-- That a lesson was reported is noted by safeguarding staff and read by nobody (F9).
begin;
select plan(37);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson');
create function pg_temp.noting(p_source text, p_by text default 'dina') returns text language sql as $$ select format('insert into recording.report (lesson_id, source, noted_by) values (%L, %L, %L)', tests.id('lesson'), p_source, tests.id(p_by)) $$;
select tests.become('dina', 'web_dsl');
select is(tests.do_as('cap_recording', pg_temp.noting('person')), 1::bigint, 'A safeguarding lead notes a report'), tests.is_refused_to('cap_recording', pg_temp.noting('person', 'dora'), 'in their own name'), tests.is_refused_to('cap_recording', pg_temp.noting('classifier'), 'and no flag');
select tests.become('serge', 'web_service');
select is(tests.do_as('cap_recording', pg_temp.noting('classifier', 'serge')), 1::bigint, 'The service notes a flag'), tests.is_refused_to('cap_recording', pg_temp.noting('person', 'serge'), 'and no report (F8)');
select tests.become('ann', 'web_tutor');
select tests.is_refused_to('cap_recording', pg_temp.noting('person', 'ann'), 'Others note nothing'), tests.is_refused_to('cap_recording', 'delete from recording.report', 'and none is deleted'), tests.is_refused('select tests.given(''delete from recording.report'')', 'by anybody', '23001');
select tests.is_refused('select * from recording.report', format('%s reads none of it', persona)) from unnest(array['web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado']) as persona cross join lateral tests.become('dora', persona);
select tests.is_refused('insert into recording.report default values', format('%s writes none of it', persona)) from unnest(array['web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado']) as persona cross join lateral tests.become('dora', persona);
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from recording.report'), '0', 'The owner sees no row');
select tests.cannot_be('recording.report', jsonb_build_object('lesson_id', tests.id('lesson'), 'source', 'person', 'noted_by', tests.id('dina')) || wrong, why) from (values
  ('{"source": "rumour"}'::jsonb, 'A person or a classifier'), ('{"category": "gossip"}', 'says what the policy names'), ('{"source": "classifier", "category": "csam"}', 'and a classifier says nothing but that (F8)'), ('{"source": "classifier", "case_id": "00000000-0000-0000-0000-000000000001"}', 'and opens no case')) as tried (wrong, why);
select * from finish();
rollback;
