-- What profile and contract ask, and for school work the full set (F16).
begin;
select plan(7);
select tests.follows_profile('tutorstudio');
select tests.person('ann', '{tutor}');
select tests.organisation('hill school', 'school');
select tests.organisation('acme', 'agency');
select tests.engagement('ann at hill', 'ann', p_school => 'hill school');
select tests.engagement('ann at acme', 'ann', 'acme');
create function pg_temp.checks(p_engagement text default null, p_at text default 'now') returns text language sql as $$
  select tests.value_as('cap_booking', format('vetting.required_checks(%L, %L)', tests.id(p_engagement), p_at))
$$;
select is(pg_temp.checks(), '{barred_list,dbs_enhanced,identity,qualifications,references,sanctions}', 'tutorstudio asks for six');
select is(pg_temp.checks('ann at hill'), '{barred_list,dbs_enhanced,identity,prohibition,qualifications,references,right_to_work,sanctions}', 'a school for two more');
select tests.override('more', 'acme', 'vetting.required_checks', '["video_interview"]', '2026-03-01 00:00+00', '2026-04-01 00:00+00');
select is(pg_temp.checks('ann at acme', '2026-02-28 23:59:59+00'), pg_temp.checks(), 'An agency''s contract adds nothing before it begins');
select is(pg_temp.checks('ann at acme', '2026-03-01 00:00:00+00'), '{barred_list,dbs_enhanced,identity,qualifications,references,sanctions,video_interview}', 'then what it says');
select is(pg_temp.checks('ann at acme', '2026-04-01 00:00:00+00'), pg_temp.checks(), 'and nothing when it has ended');
select is(tests.value_as('cap_booking', $$ vetting.required_checks(gen_random_uuid()) $$), pg_temp.checks(), 'An engagement that nobody has adds nothing');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select vetting.required_checks() $$, 'Requests do not ask it');
select * from finish();
rollback;
