-- Who may do what to vetting.update_service_consent.
begin;
select plan(8);

select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor}');
select tests.consents('ann', '2026-01-01');

select is(tests.outside_privileges('update_service_consent'), 0, 'No web role and no other lane may read or write it');
select is(tests.value_as('safelane_owner', 'select count(*) from vetting.update_service_consent'), '0', 'The owner sees no row');
select isnt(tests.value_as('cap_vetting', 'select count(*) from vetting.update_service_consent'), '0', 'The lane does');
select tests.is_refused($$ select tests.given('delete from vetting.update_service_consent') $$, 'A word is never unsaid', '23001');
select tests.become('bob', 'web_tutor');
select tests.is_refused_to('cap_vetting', $$ insert into vetting.update_service_consent (consent_id, person_id, given)
  values (gen_random_uuid(), tests.id('ann'), true) $$, 'Nobody consents for somebody else');
select tests.is_refused_to('cap_vetting', $$ insert into vetting.update_service_consent (consent_id, person_id, given, at)
  values (gen_random_uuid(), tests.id('bob'), true, '2020-01-01') $$, 'or for the past');
select is(tests.do_as('cap_vetting', $$ insert into vetting.update_service_consent (consent_id, person_id, given)
  values (gen_random_uuid(), tests.id('bob'), true) $$), 1::bigint, 'but for themselves, now');
select tests.become('bob', 'web_vetting');
select tests.is_refused_to('cap_vetting', $$ insert into vetting.update_service_consent (consent_id, person_id, given)
  values (gen_random_uuid(), tests.id('bob'), true) $$, 'and as the tutor they are');

select * from finish();
rollback;
