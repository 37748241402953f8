-- Identity checks of an import are recorded like any other, once (TS-75, TN-11).
begin;
select plan(16);

select tests.person('vera', '{vetting_officer}');
select tests.person('ann', '{tutor}');
select tests.become('vera', 'web_vetting');

select is(tests.checked('ann', 'identity_check', $${"method": "passport", "outcome": "verified", "verified_on": "2026-01-05", "verified_name": "(not shown)"}$$),
  '0 accepted, 0 unchanged; 1: the row does not show verified_name in full, and nothing on record agrees with it', 'A name that is not shown is not recorded');
select is(tests.checked('ann', 'identity_check', $${"method": "passport", "outcome": "verified", "verified_on": "2026-01-05", "verified_name": "Ann Example"}$$),
  '1 accepted, 0 unchanged', 'A passport that was seen');
select is(tests.truth($$ select concat_ws(' ', method, outcome, verified_on, verified_name, recorded_by = tests.id('vera'))
    from vetting.identity_check $$), 'passport verified 2026-01-05 Ann Example t', 'is recorded by the officer');
select is(tests.checked('ann', 'identity_check', $${"method": "passport", "outcome": "verified", "verified_on": "2026-01-05", "verified_name": "Ann Example"}$$),
  '0 accepted, 1 unchanged', 'once');
select is(tests.checked('ann', 'identity_check', $${"method": "passport", "outcome": "verified", "verified_on": "2026-01-05", "verified_name": "(not shown)"}$$),
  '0 accepted, 1 unchanged', 'and recognised in the record''s own line');
select is(tests.checked('ann', 'identity_check', $${"method": "passport", "outcome": "failed", "verified_on": "2026-01-05"}$$),
  '1 accepted, 0 unchanged', 'One that failed is another check');
select is(tests.checked('ann', 'identity_check', $${"method": "passport", "outcome": "verified", "verified_on": "2026-01-06"}$$),
  '0 accepted, 0 unchanged; 1: verified_name is required', 'A verified name is needed as always');
select is(tests.checked('ann', 'identity_check', $${"method": "selfie", "outcome": "verified", "verified_on": "2026-01-06", "verified_name": "Ann"}$$),
  '0 accepted, 0 unchanged; 1: method is not one of the values it may have', 'and a method that counts');

-- what differs in one cell is another record
select tests.step_back(), tests.person('bea', '{tutor}'), tests.become('vera', 'web_vetting');
select is(tests.checked(who, 'identity_check', '{"method": "passport", "outcome": "verified", "verified_on": "2026-01-05", "verified_name": "Ann Example"}' || cells), answer, why) from (values
  ('ann', jsonb '{"method": "driving_licence"}', '1 accepted, 0 unchanged', 'Another document'),
  ('ann', '{"verified_name": "Ann Wedded"}', '1 accepted, 0 unchanged', 'another name'),
  ('ann', '{"verified_on": "2026-01-07"}', '1 accepted, 0 unchanged', 'another day'),
  ('ann', '{"method": "other", "outcome": "failed"}', '1 accepted, 0 unchanged', 'One that failed'),
  ('ann', '{"method": "other"}', '1 accepted, 0 unchanged', 'and one that did not'),
  ('bea', '{}', '1 accepted, 0 unchanged', 'of somebody else it is theirs'),
  ('ann', '{"remark": "x"}', '0 accepted, 0 unchanged; 1: remark does not belong to a identity_check row', 'A cell that nobody reads is not dropped in silence')) as record (who, cells, answer, why);

select tests.is_refused_to('cap_identity', $$ select vetting.import_identity_check(null, '{}') $$, 'No other lane imports checks');

select * from finish();
rollback;
