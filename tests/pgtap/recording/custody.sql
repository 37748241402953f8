-- The row at which a hold and a purge meet is seen by nobody else (F20).
begin;
select plan(32);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson');
select tests.held('lesson');
select tests.become('ann', 'web_tutor');
select is(tests.value_as('cap_recording', 'select count(*) from recording.custody'), '1', 'Holds and purges meet at it'), tests.is_refused_to('cap_recording', 'delete from recording.custody', 'it stays'), tests.is_refused_to('cap_booking', 'select * from recording.custody', 'and other lanes do not see it');
select tests.is_refused('select * from recording.custody', format('%s reads none of it', persona)) from unnest(array['web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado']) as persona cross join lateral tests.become('dora', persona);
select tests.is_refused('insert into recording.custody default values', format('%s writes none of it', persona)) from unnest(array['web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado']) as persona cross join lateral tests.become('dora', persona);
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from recording.custody'), '0', 'The owner sees no row');
select tests.is_refused_to('cap_recording', 'update recording.custody set version = 0', 'A count is never set back');
select is(tests.do_as('cap_recording', 'update recording.custody set version = version + 1'), 1::bigint, 'it only goes on');
select tests.given('grant insert (version) on recording.custody to cap_recording');
select tests.is_refused_to('cap_recording', $$ insert into recording.custody (lesson_id, version) values (gen_random_uuid(), 7) $$, 'and begins at nought, whoever might say otherwise');
select is(tests.do_as('cap_recording', $$ insert into recording.custody (lesson_id) values (gen_random_uuid()) $$), 1::bigint, 'with the first who asks');
select * from finish();
rollback;
