-- Only the job purges, and nobody reads what is gone (E6).
begin;
select plan(30);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson');
select tests.footage('over', 'lesson', now() - interval '40 days');
create function pg_temp.purging(p_by text) returns text language sql as $$ select format('insert into recording.purge (segment_id, purged_by) values (%L, %L)', tests.id('over'), tests.id(p_by)) $$;
select tests.become('dina', 'web_dsl');
select tests.is_refused_to('cap_recording', pg_temp.purging('dina'), 'A safeguarding lead purges nothing');
select tests.become('serge', 'web_service');
select tests.is_refused_to('cap_recording', pg_temp.purging('dina'), 'The job purges in its own name'), is(tests.do_as('cap_recording', pg_temp.purging('serge')), 1::bigint, 'what is over'), tests.is_refused_to('cap_recording', 'delete from recording.purge', 'and the tombstone stays'), tests.is_refused('select tests.given(''delete from recording.purge'')', 'whoever wants it gone', '23001');
select tests.is_refused('select * from recording.purge', format('%s reads none of it', persona)) from unnest(array['web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado']) as persona cross join lateral tests.become('dora', persona);
select tests.is_refused('insert into recording.purge default values', format('%s writes none of it', persona)) from unnest(array['web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado']) as persona cross join lateral tests.become('dora', persona);
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from recording.purge'), '0', 'The owner sees no row');
select * from finish();
rollback;
