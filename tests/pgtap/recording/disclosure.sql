-- What leaves is asked for by one and approved by another (E3.3).
begin;
select plan(33);
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
select * from finish();
rollback;
