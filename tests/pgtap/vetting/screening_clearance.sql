-- Who may do what to vetting.screening_clearance.
begin;
select plan(10);

select tests.person('ann', '{tutor}');
select tests.person('vera', '{vetting_officer}');
select tests.person('viktor', '{vetting_officer}');
select tests.screened('ann', 'uk_sanctions_list', '2026-01-01', 'potential', 'run');
select tests.screened('ann', 'uk_sanctions_list', '2026-01-02', 'potential', 'other run');
select tests.screened('ann', 'uk_sanctions_list', '2026-01-03', 'potential', 'third run');
select tests.record('screening_clearance', 'ann', jsonb_build_object('rationale', 'Another date of birth and place.',
  'cleared_by', tests.id('viktor')), 'other run''s hit');

select is(tests.outside_privileges('screening_clearance'), 0, 'No web role and no other lane may read or write it');
select is(tests.value_as('safelane_owner', 'select count(*) from vetting.screening_clearance'), '0', 'The owner sees no row');
select isnt(tests.value_as('cap_vetting', 'select count(*) from vetting.screening_clearance'), '0', 'The lane does');
select tests.is_refused($$ select tests.given('delete from vetting.screening_clearance') $$, 'A clearance is never removed', '23001');
select tests.become('vera', 'web_vetting');
select tests.is_refused_to('cap_vetting', $$ insert into vetting.screening_clearance (hit_id, rationale, cleared_by)
  values (tests.id('run''s hit'), 'Another date of birth and place.', tests.id('viktor')) $$, 'Nobody clears in another''s name');
select tests.is_refused_to('cap_vetting', $$ insert into vetting.screening_clearance (hit_id, rationale, cleared_by, cleared_at)
  values (tests.id('run''s hit'), 'Another date of birth and place.', tests.id('vera'), '2020-01-01') $$, 'or for the past');
select is(tests.do_as('cap_vetting', $$ insert into vetting.screening_clearance (hit_id, rationale, cleared_by)
  values (tests.id('run''s hit'), 'Another date of birth and place.', tests.id('vera')) $$), 1::bigint, 'An officer clears in their own');
select tests.become('vera', 'web_tutor');
select tests.is_refused_to('cap_vetting', $$ insert into vetting.screening_clearance (hit_id, rationale, cleared_by)
  values (tests.id('third run''s hit'), 'Another date of birth and place.', tests.id('vera')) $$, 'and only as an officer');
-- what is no clearance at all, whoever writes it
select tests.step_back();
select tests.cannot_be('vetting.screening_clearance', jsonb_build_object('hit_id', tests.id('third run''s hit'), 'cleared_by', tests.id('vera'), 'rationale', rationale), why) from (values
  ('Not this person.', 'It takes a reason that says something'),
  (repeat('x', 4001), 'and can be read')) as record (rationale, why);

select * from finish();
rollback;
