-- A tutor is judged under settings that are given, by nobody but the lane.
begin;
select plan(4);
select tests.follows_profile('tutorstudio');
select tests.person('ann', '{tutor}');
select tests.is_cleared('ann', '2026-01-15', '2026-06-01 00:00+00');
create function pg_temp.codes(p_required text, p_interval text) returns text language sql as $$
  select tests.value_as('cap_vetting', format($x$
    select string_agg(code, ',' order by code) from vetting.judged(tests.id('ann'), null, '2026-06-01 12:00+00', '2026-06-01', false, %L, %L, '36 hours', 0, false, '{}', '1 year', '{}') $x$,
    p_required, p_interval))
$$;
select is(pg_temp.codes('{dbs_enhanced}', '1 year'), null, 'A certificate of January is good for a year');
select is(pg_temp.codes('{dbs_enhanced}', '3 months'), 'DBS_LAPSED', 'and not for three months where that is asked');
select is(pg_temp.codes('{}', '3 months'), null, 'What is not asked for does not fail');
-- every family has its say
select tests.person('bea', '{tutor}'), tests.record('self_disclosure', 'bea', jsonb_build_object('nature', 'A caution', 'recorded_by', tests.id('bea'), 'disclosed_at', '2026-05-01T00:00:00Z'));
select is(tests.value_as('cap_vetting', $$
    select string_agg(item, ' ' order by item) from vetting.judged(tests.id('bea'), null, '2026-06-01 12:00+00', '2026-06-01', false, '{dbs_enhanced,identity,sanctions,prohibition}', '1 year', '36 hours', 0,
      true, '{online_safety}', '1 year', '{code_of_conduct}') where code is not null $$),
  'contract dbs_enhanced document:code_of_conduct identity known_bar prohibition sanctions training:online_safety vetting_gate', 'Who has shown nothing and told of a caution fails in every family of checks');
select * from finish();
rollback;
