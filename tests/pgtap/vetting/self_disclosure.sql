-- Who may do what to vetting.self_disclosure.
begin;
select plan(11);

select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor}');
select tests.record('self_disclosure', 'ann', jsonb_build_object('nature', 'A caution', 'recorded_by', tests.id('ann')));

select is(tests.outside_privileges('self_disclosure'), 0, 'No web role and no other lane may read or write it');
select is(tests.value_as('safelane_owner', 'select count(*) from vetting.self_disclosure'), '0', 'The owner sees no row');
select isnt(tests.value_as('cap_vetting', 'select count(*) from vetting.self_disclosure'), '0', 'The lane does');
select tests.is_refused($$ select tests.given('delete from vetting.self_disclosure') $$, 'What was told is never removed', '23001');
select tests.become('bob', 'web_tutor');
select tests.is_refused_to('cap_vetting', $$ insert into vetting.self_disclosure (self_disclosure_id, person_id, nature, recorded_by)
  values (gen_random_uuid(), tests.id('ann'), 'A caution', tests.id('bob')) $$, 'Nobody tells of somebody else');
select is(tests.do_as('cap_vetting', $$ insert into vetting.self_disclosure (self_disclosure_id, person_id, nature, recorded_by)
  values (gen_random_uuid(), tests.id('bob'), 'A caution', tests.id('bob')) $$), 1::bigint, 'but of themselves');
select tests.is_refused_to('cap_vetting', $$ insert into vetting.self_disclosure (self_disclosure_id, person_id, nature, recorded_by)
  values (gen_random_uuid(), tests.id('ann'), 'A caution', tests.id('ann')) $$, 'nor in the name of somebody else');
select tests.is_refused_to('cap_vetting', $$ insert into vetting.self_disclosure (self_disclosure_id, person_id, nature, recorded_by)
  values (gen_random_uuid(), tests.id('bob'), 'A caution', tests.id('ann')) $$, 'or as if somebody else had told');
select tests.become('bob', 'web_vetting');
select tests.is_refused_to('cap_vetting', $$ insert into vetting.self_disclosure (self_disclosure_id, person_id, nature, recorded_by)
  values (gen_random_uuid(), tests.id('bob'), 'A caution', tests.id('bob')) $$, 'as the tutor they are');

-- what tells nothing, whoever writes it
select tests.step_back();
select tests.no_place_for('self_disclosure', '{"nature": "A caution"}', wrong, why) from (values
  (jsonb '{"nature": ""}', 'Whoever tells says what'),
  (jsonb_build_object('nature', repeat('x', 8001)), 'and can be read')) as record (wrong, why);

select * from finish();
rollback;
