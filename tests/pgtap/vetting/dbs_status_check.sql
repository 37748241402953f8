-- Who may do what to vetting.dbs_status_check.
begin;
select plan(6);

select tests.person('ann', '{tutor}');
select tests.person('vera', '{vetting_officer}');
select tests.certificate('ann', '2026-01-01', p_row => 'paper');
select tests.status_check('ann', 'paper', 'NEW_INFO', '2026-02-01 12:00+00');

select is(tests.outside_privileges('dbs_status_check'), 0, 'No web role and no other lane may read or write it');
select is(tests.value_as('safelane_owner', 'select count(*) from vetting.dbs_status_check'), '0', 'The owner sees no row');
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

select * from finish();
rollback;
