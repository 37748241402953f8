-- What leaves is asked for by one and approved by another (E3.3).
begin;
select plan(49);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson');
create function pg_temp.asking(p_by text) returns text language sql as $$ select format('insert into recording.disclosure (disclosure_id, segment_ids, recipient_type, recipient_organisation, recipient_officer, authority_reference, legal_gateway, content_sha256, urgent, subject_informed, requested_by)
  values (%L, array[%L]::uuid[], ''court'', ''Some office'', ''A person'', ''R 1'', ''court_order'', sha256(''x''), false, true, %L)', tests.id('asked by ' || p_by), tests.id('film'), tests.id(p_by)) $$;
create function pg_temp.approving(p_by text) returns text language sql as $$ select format('update recording.disclosure set approved_by = %L, approved_at = clock_timestamp()', tests.id(p_by)) $$;
select tests.become('dina', 'web_dsl');
select is(tests.do_as('cap_recording', pg_temp.asking('dina')), 1::bigint, 'A safeguarding lead asks'), tests.is_refused_to('cap_recording', pg_temp.asking('dora'), 'in their own name'), tests.touches_nothing_as('cap_recording', pg_temp.approving('dina'), 'and does not approve what they asked');
select tests.become('serge', 'web_service');
select tests.is_refused_to('cap_recording', pg_temp.asking('serge'), 'Others ask for nothing'), tests.touches_nothing_as('cap_recording', pg_temp.approving('serge'), 'and approve nothing');
select tests.become('dora', 'web_dsl');
select tests.is_refused_to('cap_recording', pg_temp.approving('lado'), 'Approval is in one''s own name'), is(tests.do_as('cap_recording', pg_temp.approving('dora')), 1::bigint, 'by another'), tests.is_refused_to('cap_recording', 'delete from recording.disclosure', 'Nothing is deleted');
select tests.is_refused('select * from recording.disclosure', format('%s reads none of it', persona)) from unnest(array['web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado']) as persona cross join lateral tests.become('dora', persona);
select tests.is_refused('insert into recording.disclosure default values', format('%s writes none of it', persona)) from unnest(array['web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado']) as persona cross join lateral tests.become('dora', persona);
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from recording.disclosure'), '0', 'The owner sees no row');
create function pg_temp.base() returns jsonb language sql as $$ select jsonb_build_object('disclosure_id', gen_random_uuid(), 'segment_ids', array[tests.id('film')], 'recipient_type', 'court', 'recipient_organisation', 'Some office', 'recipient_officer', 'A person', 'authority_reference', 'R 1', 'legal_gateway', 'court_order', 'content_sha256', sha256('x'), 'urgent', false, 'subject_informed', true, 'requested_by', tests.id('dina'), 'requested_at', now()) $$;
select tests.cannot_be('recording.disclosure', pg_temp.base() || wrong, why) from (values
  ('{"segment_ids": []}'::jsonb, 'A disclosure is of something'),
  ('{"segment_ids": [null]}', 'that is named'),
  (jsonb_build_object('from_at', now()), 'A range has two ends'),
  (jsonb_build_object('from_at', now(), 'until_at', now()), 'the earlier first'),
  ('{"recipient_type": "press"}', 'It goes to whom the policy names'),
  ('{"recipient_officer": "A"}', 'to a named officer'),
  ('{"legal_gateway": "curiosity"}', 'through a gateway of the law'),
  (jsonb_build_object('content_sha256', '\x00'::bytea), 'and says what exactly leaves'),
  ('{"subject_informed": false}', 'Whoever does not inform the subject says why'),
  ('{"not_informed_reason": "The police asked us to wait"}', 'and nobody says why who did'),
  ('{"subject_informed": false, "not_informed_reason": "no"}', 'in words'),
  (jsonb_build_object('approved_at', now()), 'Who approved it is on record'),
  (jsonb_build_object('approved_by', tests.id('dora')), 'and when'),
  (jsonb_build_object('approved_at', now() - interval '1 day', 'approved_by', tests.id('dora')), 'None is approved before it was asked for')) as tried (wrong, why);
-- the rule that binds every role holds where another policy and the check of the table do not
select tests.given(tests.row_of('recording.disclosure', pg_temp.base() || jsonb_build_object('disclosure_id', tests.id('hers')))), tests.settled();
select tests.given('alter table recording.disclosure drop constraint disclosure_approver_is_another');
select tests.given('create policy careless on recording.disclosure for update to cap_recording using (true) with check (true)');
select tests.become('dina', 'web_dsl');
select tests.is_refused_to('cap_recording', pg_temp.approving('dina') || format(' where disclosure_id = %L', tests.id('hers')), 'Nobody approves what they asked for, under any rule');
select is(tests.do_as('cap_recording', pg_temp.approving('dora') || format(' where disclosure_id = %L', tests.id('hers'))), 1::bigint, 'another does');
select * from finish();
rollback;
