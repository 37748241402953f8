-- References of an import are recorded like any other, once (TS-75, TS-80).
begin;
select plan(13);

select tests.person('vera', '{vetting_officer}');
select tests.person('ann', '{tutor}');
select tests.become('vera', 'web_vetting');

select is(tests.checked('ann', 'reference', $${"referee": "(not shown)", "relationship": "Former head teacher", "outcome": "verified", "verified_on": "2026-01-05"}$$),
  '0 accepted, 0 unchanged; 1: the row does not show referee in full, and nothing on record agrees with it', 'A referee who is not shown is not recorded');
select is(tests.checked('ann', 'reference', $${"referee": "Rob Head", "relationship": "Former head teacher", "outcome": "verified", "verified_on": "2026-01-05"}$$),
  '1 accepted, 0 unchanged', 'A reference');
select is(tests.truth($$ select concat_ws(', ', referee, relationship, outcome, verified_on) from vetting.reference $$),
  'Rob Head, Former head teacher, verified, 2026-01-05', 'is recorded as it is');
select is(tests.checked('ann', 'reference', $${"referee": "Rob Head", "relationship": "Former head teacher", "outcome": "verified", "verified_on": "2026-01-05"}$$),
  '0 accepted, 1 unchanged', 'once');
select is(tests.checked('ann', 'reference', $${"referee": "(not shown)", "relationship": "(not shown)", "outcome": "verified", "verified_on": "2026-01-05"}$$),
  '0 accepted, 1 unchanged', 'and recognised in the record''s own line');
select is(tests.checked('ann', 'reference', $${"referee": "Bea Head", "relationship": "Former head teacher", "outcome": "verified", "verified_on": "2026-01-05"}$$),
  '1 accepted, 0 unchanged', 'Another referee of that day is another reference');
select is(tests.checked('ann', 'reference', $${"outcome": "verified", "verified_on": "2026-01-05"}$$),
  '0 accepted, 0 unchanged; 1: referee is required', 'Somebody has to have given it');

-- what differs in one cell is another record
select tests.step_back(), tests.person('bea', '{tutor}'), tests.become('vera', 'web_vetting');
select is(tests.checked(who, 'reference', '{"referee": "Rob Head", "relationship": "Former head teacher", "outcome": "verified", "verified_on": "2026-01-05"}' || cells), answer, why) from (values
  ('ann', jsonb '{"relationship": "Uncle"}', '1 accepted, 0 unchanged', 'Another relationship'),
  ('ann', '{"outcome": "unsatisfactory"}', '1 accepted, 0 unchanged', 'another answer'),
  ('ann', '{"verified_on": "2026-01-06"}', '1 accepted, 0 unchanged', 'or another day'),
  ('bea', '{}', '1 accepted, 0 unchanged', 'of somebody else it is theirs'),
  ('ann', '{"remark": "x"}', '0 accepted, 0 unchanged; 1: remark does not belong to a reference row', 'A cell that nobody reads is not dropped in silence')) as record (who, cells, answer, why);

select tests.is_refused_to('cap_identity', $$ select vetting.import_reference(null, '{}') $$, 'No other lane imports checks');

select * from finish();
rollback;
