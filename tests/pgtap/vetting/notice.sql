-- Who may do what to vetting.notice: officers serve vetting matters, the safeguarding lead also suspensions (E1.4).
begin;
select plan(13);

select tests.person('ann', '{tutor}');
select tests.person('vera', '{vetting_officer}');
select tests.person('dina', '{dsl}');
select tests.record('notice', 'ann', '{"code": "DBS_NEW_INFORMATION"}');

create function pg_temp.by(p_server text, p_code text, p_person text default 'ann') returns text language sql as $$
  select format($x$ insert into vetting.notice (notice_id, person_id, code, served_by) values (gen_random_uuid(), %L, %L, %L) $x$,
    tests.id(p_person), p_code, tests.id(p_server))
$$;

select is(tests.outside_privileges('notice'), 0, 'No web role and no other lane may read or write it');
select is(tests.value_as('safelane_owner', 'select count(*) from vetting.notice'), '0', 'The owner sees no row');
select isnt(tests.value_as('cap_vetting', 'select count(*) from vetting.notice'), '0', 'The lane does');
select tests.is_refused($$ select tests.given('delete from vetting.notice') $$, 'A notice is never unserved', '23001');
select tests.become('vera', 'web_vetting');
select is(tests.do_as('cap_vetting', pg_temp.by('vera', 'SCREENING_HIT_OPEN')), 1::bigint, 'An officer serves a vetting matter');
select tests.is_refused_to('cap_vetting', pg_temp.by('vera', 'TUTOR_SUSPENDED'), 'and no suspension');
select tests.is_refused_to('cap_vetting', pg_temp.by('vera', 'SCREENING_HIT_OPEN', 'vera'), 'and nothing on themselves');
select tests.is_refused_to('cap_vetting', pg_temp.by('viktor', 'SCREENING_HIT_OPEN'), 'nor in the name of another');
select tests.become('vera', 'web_tutor');
select tests.is_refused_to('cap_vetting', pg_temp.by('vera', 'SCREENING_HIT_OPEN'), 'nor when they act as a tutor');
select tests.become('dina', 'web_dsl');
select is(tests.do_as('cap_vetting', pg_temp.by('dina', 'TUTOR_SUSPENDED')), 1::bigint, 'The lead serves a suspension');
select tests.become('ann', 'web_tutor');
select tests.is_refused_to('cap_vetting', pg_temp.by('ann', 'SCREENING_HIT_OPEN'), 'Nobody else serves anything');

-- what is no notice at all, whoever writes it
select tests.step_back();
select tests.no_place_for('notice', '{"code": "DBS_NEW_INFORMATION"}', wrong, why) from (values
  (jsonb '{"code": "TUTOR_ON_HOLD"}', 'Notice is served of three matters only (E1.4)'),
  (jsonb_build_object('served_by', tests.id('ann')), 'and nobody serves it on themselves')) as record (wrong, why);

select * from finish();
rollback;
