-- Notice is what was served, by then, and not before the matter arose (E1.4).
begin;
select plan(7);
select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor}');
select tests.record('notice', 'ann', '{"code": "DBS_NEW_INFORMATION", "served_at": "2026-03-01T12:00:00Z"}');
create function pg_temp.told(p_at timestamptz, p_since timestamptz default '-infinity', p_name text default 'ann', p_code text default 'DBS_NEW_INFORMATION')
  returns text language sql as $$
  select tests.value_as('cap_booking', format('vetting.notified(%L, %L, %L, %L)', tests.id(p_name), p_code, p_at, p_since))
$$;
select is(pg_temp.told('2026-03-01 11:59:59+00'), 'false', 'Before it is served nobody was told');
select is(pg_temp.told('2026-03-01 12:00:00+00'), 'true', 'then they were');
select is(pg_temp.told('2026-03-02', '2026-03-01 12:00:00+00'), 'true', 'of a matter that arose by then');
select is(pg_temp.told('2026-03-02', '2026-03-01 12:00:01+00'), 'false', 'and not of a later one');
select is(pg_temp.told('2026-03-02', p_name => 'bob'), 'false', 'Nobody else was');
select is(pg_temp.told('2026-03-02', p_code => 'SCREENING_HIT_OPEN'), 'false', 'of nothing else');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select vetting.notified(tests.id('ann'), 'DBS_NEW_INFORMATION') $$, 'Requests do not ask it');
select * from finish();
rollback;
