-- A tutor is judged under settings that are given, by nobody but the lane.
begin;
select plan(3);
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
select * from finish();
rollback;
