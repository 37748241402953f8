-- Whether a recording is held is told to nobody (F9, F10, F19).
begin;
select plan(57);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson');
create function pg_temp.holding(p_category text, p_by text) returns text language sql as $$ select format('insert into recording.hold (lesson_id, kind, category, from_allegation, reason, placed_by) values (%L, ''legal_hold'', %L, %L, ''as tried'', %L)', tests.id('lesson'), p_category, p_category = 'allegation', tests.id(p_by)) $$;
select tests.become('dina', 'web_dsl');
select is(tests.do_as('cap_recording', pg_temp.holding('inquiry', 'dina')), 1::bigint, 'A safeguarding lead places a hold'), tests.is_refused_to('cap_recording', pg_temp.holding('inquiry', 'dora'), 'in their own name'), tests.is_refused_to('cap_recording', pg_temp.holding('allegation', 'dina'), 'and none from an allegation');
select tests.held('lesson', 'legal_hold', 'allegation'), tests.held('lesson', 'evidence_lock', 'csam');
create function pg_temp.releasing(p_where text) returns text language sql as $$ select 'update recording.hold set released_at = clock_timestamp(), released_by = (select identity.person_id()), release_reason = ''the case is closed by now'' where ' || p_where $$;
select tests.touches_nothing_as('cap_recording', pg_temp.releasing('from_allegation'), 'For them it does not exist'), tests.touches_nothing_as('cap_recording', pg_temp.releasing('kind = ''evidence_lock'''), 'nor may they release a lock'), is(tests.do_as('cap_recording', pg_temp.releasing('category = ''inquiry''')), 1::bigint, 'but what they placed');
select tests.become('lado', 'web_lado');
select is(tests.do_as('cap_recording', pg_temp.holding('allegation', 'lado')), 1::bigint, 'The LADO coordinator places one from an allegation'), is(tests.do_as('cap_recording', pg_temp.releasing('from_allegation')), 2::bigint, 'and releases such');
select tests.become('ann', 'web_tutor');
select tests.is_refused_to('cap_recording', pg_temp.holding('inquiry', 'ann'), 'Others place none'), tests.touches_nothing_as('cap_recording', pg_temp.releasing('true'), 'and release none'), tests.is_refused_to('cap_recording', 'delete from recording.hold', 'and none is deleted'), tests.is_refused_to('cap_booking', 'select * from recording.hold', 'Other lanes see none');
select tests.is_refused('select * from recording.hold', format('%s reads none of it', persona)) from unnest(array['web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado']) as persona cross join lateral tests.become('dora', persona);
select tests.is_refused('insert into recording.hold default values', format('%s writes none of it', persona)) from unnest(array['web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado']) as persona cross join lateral tests.become('dora', persona);
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from recording.hold'), '0', 'The owner sees no row');
-- what holds by itself: whoever writes it down, the row has its cause
select tests.footage('other film', 'lesson', now() - interval '2 hours');
select tests.given(tests.row_of('recording.report', jsonb_build_object('lesson_id', tests.id('lesson'), 'source', 'person', 'category', 'sexual_behaviour', 'noted_by', tests.id('dina'))));
select tests.given(tests.row_of('recording.disclosure', jsonb_build_object('segment_ids', array[tests.id('film')], 'recipient_type', 'police', 'recipient_organisation', 'Police', 'recipient_officer', 'PC 1', 'authority_reference', 'R 1', 'legal_gateway', 'crime_sch2_para2', 'content_sha256', sha256('x'), 'urgent', true, 'subject_informed', true, 'requested_by', tests.id('dora'))));
create function pg_temp.by_itself(p_values jsonb) returns text language sql as $$ select tests.row_of('recording.hold', jsonb_build_object('lesson_id', tests.id('lesson'), 'kind', 'legal_hold', 'automatic', true, 'reason', 'as tried') || p_values) $$;
create function pg_temp.reported() returns jsonb language sql as $$ select jsonb_build_object('category', 'sexual_behaviour', 'placed_by', tests.id('dina')) $$;
create function pg_temp.asked() returns jsonb language sql as $$ select jsonb_build_object('category', 'police_disclosure', 'placed_by', tests.id('dora'), 'segment_id', tests.id('film')) $$;
select tests.become('ann', 'web_tutor');
select is(tests.do_as('cap_recording', pg_temp.by_itself(pg_temp.reported())), 1::bigint, 'A report holds, whoever is asking'), is(tests.do_as('cap_recording', pg_temp.by_itself(pg_temp.asked())), 1::bigint, 'and so does what the police ask for');
select tests.is_refused_to('cap_recording', pg_temp.by_itself(wrong), why) from (values
  (pg_temp.reported() || jsonb_build_object('lesson_id', tests.id('another lesson')), 'not of another lesson'),
  (pg_temp.reported() || '{"category": "abuse_witnessed"}', 'not of another category'),
  (pg_temp.reported() || jsonb_build_object('placed_by', tests.id('dora')), 'not in the name of whoever did not report'),
  (pg_temp.reported() || '{"automatic": false}', 'not as if somebody had placed it'),
  (pg_temp.reported() || '{"from_allegation": true}', 'and not as an allegation'),
  (pg_temp.asked() || jsonb_build_object('segment_id', tests.id('another film')), 'The police''s holds what they asked for'),
  (pg_temp.asked() || '{"category": "inquiry"}', 'as that'),
  (pg_temp.asked() || jsonb_build_object('placed_by', tests.id('dina')), 'in the name of whoever wrote it down')) as tried (wrong, why);
select tests.become('lado', 'web_lado');
select tests.is_refused_to('cap_recording', format('update recording.hold set released_at = clock_timestamp(), released_by = %L, release_reason = ''the case is closed by now'' where category = ''police_disclosure''', tests.id('dora')), 'Nobody releases in another''s name');
select tests.step_back();
select tests.cannot_be('recording.hold', jsonb_build_object('lesson_id', tests.id('lesson'), 'kind', 'legal_hold', 'category', 'inquiry', 'reason', 'as tried', 'placed_by', tests.id('dina'), 'placed_at', now() - interval '2 hours') || wrong, why) from (values
  ('{"kind": "soft"}'::jsonb, 'A hold is one of two'),
  ('{"category": "gossip"}', 'for a cause that the policy names'),
  ('{"category": "allegation"}', 'One from an allegation says so'),
  ('{"reason": "x"}', 'Each says why'),
  (jsonb_build_object('released_at', now(), 'released_by', tests.id('dina')), 'Who releases says why'),
  (jsonb_build_object('released_at', now(), 'release_reason', 'the case is closed by now'), 'and who'),
  (jsonb_build_object('released_at', now(), 'released_by', tests.id('dina'), 'release_reason', 'closed'), 'in words'),
  (jsonb_build_object('released_at', now() - interval '3 hours', 'released_by', tests.id('dina'), 'release_reason', 'the case is closed by now'), 'and after it was placed'),
  (jsonb_build_object('kind', 'evidence_lock', 'released_at', now(), 'released_by', tests.id('dina'), 'release_reason', 'the case is closed by now'), 'A lock is never released (F19)')) as tried (wrong, why);
select * from finish();
rollback;
