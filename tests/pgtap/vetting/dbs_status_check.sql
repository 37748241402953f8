-- Who may do what to vetting.dbs_status_check.
begin;
select plan(14);

select tests.person('ann', '{tutor}');
select tests.person('vera', '{vetting_officer}');
select tests.certificate('ann', '2026-01-01', p_row => 'paper');
select tests.certificate('vera', '2026-01-01', p_row => 'her paper');
select tests.status_check('ann', 'paper', 'NEW_INFO', '2026-02-01 12:00+00');

select is(tests.outside_privileges('dbs_status_check'), 0, 'No web role and no other lane may read or write it');
select is(tests.value_as('safelane_owner', 'select count(*) from vetting.dbs_status_check'), '0', 'The owner sees no row');
select isnt(tests.value_as('cap_vetting', 'select count(*) from vetting.dbs_status_check'), '0', 'The lane does');
select tests.is_refused($$ select tests.given('delete from vetting.dbs_status_check') $$, 'An answer of the DBS is never removed', '23001');
select tests.is_refused($$ select tests.given($x$ update vetting.dbs_status_check set result = 'BLANK_NO_NEW_INFO' $x$) $$,
  'or changed', '23001');
select tests.become('vera', 'web_vetting');
select tests.is_refused_to('cap_vetting', $$
  insert into vetting.dbs_status_check (check_id, person_id, certificate_id, result, checked_at, entitlement_basis, recorded_by)
  values (gen_random_uuid(), tests.id('ann'), tests.id('paper'), 'NO_MATCH_FOUND', '2026-03-01', 'why', tests.id('ann')) $$,
  'An officer does not write in somebody else''s name');
select is(tests.do_as('cap_vetting', $$
  insert into vetting.dbs_status_check (check_id, person_id, certificate_id, result, checked_at, entitlement_basis, recorded_by)
  values (gen_random_uuid(), tests.id('ann'), tests.id('paper'), 'NO_MATCH_FOUND', '2026-03-01', 'why', tests.id('vera')) $$),
  1::bigint, 'but in their own');
create function pg_temp.by(p_recorder text, p_person text default 'ann') returns text language sql as $$
  select tests.row_of('vetting.dbs_status_check', jsonb_build_object('check_id', gen_random_uuid(), 'person_id', tests.id(p_person), 'certificate_id',
    tests.id(case p_person when 'ann' then 'paper' else 'her paper' end), 'result', 'NO_MATCH_FOUND', 'checked_at', '2026-03-01T12:00:00Z', 'entitlement_basis', 'why', 'recorded_by', tests.id(p_recorder)))
$$;
select tests.is_refused_to('cap_vetting', pg_temp.by('viktor'), 'nor in another officer''s');
select tests.is_refused_to('cap_vetting', pg_temp.by('vera', 'vera'), 'and of themselves nothing');
select tests.become('vera', 'web_tutor');
select tests.is_refused_to('cap_vetting', pg_temp.by('vera'), 'and only as an officer');

-- what is no answer at all, whoever writes it
select tests.step_back();
select tests.no_place_for('dbs_status_check', jsonb_build_object('certificate_id', tests.id('paper'), 'result', 'NO_MATCH_FOUND', 'checked_at', '2026-03-01T12:00:00Z',
    'entitlement_basis', 'why'), wrong, why) from (values
  (jsonb '{"result": "ALL_FINE"}', 'The Update Service gives one of four answers (TS-79)'),
  ('{"entitlement_basis": "-"}', 'Whoever asks says why they may (C.5)'),
  (jsonb_build_object('entitlement_basis', repeat('x', 501)), 'and does so shortly'),
  (jsonb_build_object('recorded_by', tests.id('ann')), 'Nobody records their own answer')) as record (wrong, why);

select * from finish();
rollback;
