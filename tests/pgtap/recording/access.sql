-- Every look is on record, in the name of who looked, for good (F18).
begin;
select plan(38);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson');
create function pg_temp.looking(p_by text, p_persona text, p_expires text default 'null', p_outcome text default 'refused', p_reason text default null, p_at text default 'now()') returns text language sql as $$
  select format('insert into recording.access (segment_id, reader_id, persona, outcome, codes, reason_code, reason, at, expires_at) values (%L, %L, %L, %L, %L, %L, %L, %s, %s)', tests.id('film'), tests.id(p_by), p_persona, p_outcome, case p_outcome when 'refused' then '{X}' else '{}' end,
    case when p_reason is not null then 'complaint' end, p_reason, p_at, p_expires) $$;
select tests.become('ann', 'web_tutor');
select is(tests.do_as('cap_recording', pg_temp.looking('ann', 'web_tutor')), 1::bigint, 'A look is written in the reader''s name'), tests.is_refused_to('cap_recording', pg_temp.looking('dina', 'web_tutor'), 'and nobody else''s'), tests.is_refused_to('cap_recording', pg_temp.looking('ann', 'web_dsl'), 'as what they came'),
  tests.is_refused_to('cap_recording', pg_temp.looking('ann', 'web_tutor', p_at => 'now() + interval ''1 day'''), 'and when'), tests.is_refused_to('cap_recording', pg_temp.looking('ann', 'web_tutor', p_outcome => 'granted'), 'What was granted runs out', '23514');
select tests.become('dina', 'web_dsl');
select tests.is_refused_to('cap_recording', pg_temp.looking('dina', 'web_dsl', 'now() + interval ''1 hour''', 'granted'), 'Staff who looked said why (F18)', '23514'), is(tests.do_as('cap_recording', pg_temp.looking('dina', 'web_dsl', 'now() + interval ''1 hour''', 'granted', 'The parent complained about it')), 1::bigint, 'in words'),
  tests.is_refused_to('cap_recording', 'delete from recording.access', 'No look is forgotten'), tests.is_refused('select tests.given(''update recording.access set reason = ''''another'''''')', 'or rewritten', '23001');
select tests.is_refused('select * from recording.access', format('%s reads none of it', persona)) from unnest(array['web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado']) as persona cross join lateral tests.become('dora', persona);
select tests.is_refused('insert into recording.access default values', format('%s writes none of it', persona)) from unnest(array['web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado']) as persona cross join lateral tests.become('dora', persona);
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from recording.access'), '0', 'The owner sees no row');
select tests.step_back();
select tests.cannot_be('recording.access', jsonb_build_object('segment_id', tests.id('film'), 'reader_id', tests.id('ann'), 'persona', 'web_tutor', 'outcome', 'refused', 'codes', '{X}'::text[]) || wrong, why) from (values
  ('{"outcome": "shrugged", "codes": []}'::jsonb, 'Somebody looked or was refused, nothing else'),
  ('{"codes": []}', 'A refusal says why'),
  (jsonb_build_object('outcome', 'granted', 'expires_at', now() + interval '1 day'), 'and what was granted was not refused'),
  (jsonb_build_object('reason', repeat('x', 2001)), 'A reason is short')) as tried (wrong, why);
select * from finish();
rollback;
