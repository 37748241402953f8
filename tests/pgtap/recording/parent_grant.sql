-- A learner's word about a parent's access is theirs alone, and told to nobody (E3.1).
begin;
select plan(33);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson');
create function pg_temp.sharing(p_learner text) returns text language sql as $$ select format('insert into recording.parent_grant (segment_id, learner_id, parent_id, kind) values (%L, %L, %L, ''granted'')', tests.id('film'), tests.id(p_learner), tests.id('lily''s parent')) $$;
select tests.become('lily', 'web_learner');
select is(tests.do_as('cap_recording', pg_temp.sharing('lily')), 1::bigint, 'The learner shares a recording'), tests.is_refused_to('cap_recording', pg_temp.sharing('dina'), 'their own');
select tests.become('lily''s parent', 'web_guardian');
select tests.is_refused_to('cap_recording', pg_temp.sharing('lily'), 'A parent shares nothing with themselves'), tests.is_refused_to('cap_recording', 'delete from recording.parent_grant', 'and nothing is deleted'), tests.is_refused('select tests.given(''delete from recording.parent_grant'')', 'by anybody', '23001');
select tests.is_refused('select * from recording.parent_grant', format('%s reads none of it', persona)) from unnest(array['web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado']) as persona cross join lateral tests.become('dora', persona);
select tests.is_refused('insert into recording.parent_grant default values', format('%s writes none of it', persona)) from unnest(array['web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado']) as persona cross join lateral tests.become('dora', persona);
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from recording.parent_grant'), '0', 'The owner sees no row');
select tests.become('lily', 'web_guardian');
select tests.is_refused_to('cap_recording', pg_temp.sharing('lily'), 'It is the learner who shares, as a learner');
select tests.step_back();
select tests.cannot_be('recording.parent_grant', jsonb_build_object('segment_id', tests.id('film'), 'learner_id', tests.id('lily'), 'parent_id', tests.id('lily''s parent'), 'kind', 'granted') || wrong, why) from (values
  ('{"kind": "lent"}'::jsonb, 'Something is shared or taken back'), (jsonb_build_object('parent_id', tests.id('lily')), 'and with somebody else')) as tried (wrong, why);
select * from finish();
rollback;
