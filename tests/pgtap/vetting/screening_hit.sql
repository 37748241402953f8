-- Who may do what to vetting.screening_hit.
begin;
select plan(11);

select tests.person('ann', '{tutor}');
select tests.person('vera', '{vetting_officer}');
select tests.screened('ann', 'uk_sanctions_list', '2026-01-01', 'potential', 'run');
select tests.screened('vera', 'uk_sanctions_list', '2026-01-01', p_run => 'her run');

select is(tests.outside_privileges('screening_hit'), 0, 'No web role and no other lane may read or write it');
select is(tests.value_as('safelane_owner', 'select count(*) from vetting.screening_hit'), '0', 'The owner sees no row');
select isnt(tests.value_as('cap_vetting', 'select count(*) from vetting.screening_hit'), '0', 'The lane does');
select tests.is_refused($$ select tests.given('delete from vetting.screening_hit') $$, 'A hit is never removed', '23001');
select tests.become('vera', 'web_vetting');
select tests.is_refused_to('cap_vetting', $$ insert into vetting.screening_hit values
  (gen_random_uuid(), tests.id('her run'), tests.id('vera'), 'potential', 'x') $$, 'Nobody records their own');
select is(tests.do_as('cap_vetting', $$ insert into vetting.screening_hit values
  (gen_random_uuid(), tests.id('run'), tests.id('ann'), 'potential', 'x') $$), 1::bigint, 'An officer records somebody else''s');
select tests.is_refused_to('cap_vetting', $$ insert into vetting.screening_hit values
  (gen_random_uuid(), tests.id('her run'), tests.id('ann'), 'potential', 'x') $$, 'of that person''s run', '23503');
select tests.become('vera', 'web_tutor');
select tests.is_refused_to('cap_vetting', $$ insert into vetting.screening_hit values
  (gen_random_uuid(), tests.id('run'), tests.id('ann'), 'potential', 'x') $$, 'and only as an officer');
-- what is no hit at all, whoever writes it
select tests.step_back();
select tests.no_place_for('screening_hit', jsonb_build_object('run_id', tests.id('run'), 'strength', 'potential', 'note', 'x'), wrong, why) from (values
  (jsonb '{"strength": "faint"}', 'A hit is potential or confirmed'),
  ('{"note": ""}', 'and somebody says what it is'),
  (jsonb_build_object('note', repeat('x', 2001)), 'in so many words')) as record (wrong, why);

select * from finish();
rollback;
