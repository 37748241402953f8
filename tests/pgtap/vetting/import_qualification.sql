-- Qualifications of an import are recorded like any other, once (TS-75, TS-80).
begin;
select plan(14);

select tests.person('vera', '{vetting_officer}');
select tests.person('ann', '{tutor}');
select tests.become('vera', 'web_vetting');

select is(tests.checked('ann', 'qualification', $${"kind": "academic", "title": "BSc Mathematics", "outcome": "verified", "verified_on": "2026-01-05", "awarded_by": "Example University"}$$),
  '1 accepted, 0 unchanged', 'A degree');
select is(tests.truth($$ select concat_ws(' ', kind, title, awarded_by, outcome, verified_on, valid_until is null) from vetting.qualification $$),
  'academic BSc Mathematics Example University verified 2026-01-05 t', 'is recorded as it is');
select is(tests.checked('ann', 'qualification', $${"kind": "academic", "title": "BSc Mathematics", "outcome": "verified", "verified_on": "2026-01-05", "awarded_by": "Example University"}$$),
  '0 accepted, 1 unchanged', 'once');
select is(tests.checked('ann', 'qualification', $${"kind": "academic", "title": "BSc Mathematics", "outcome": "verified", "valid_until": "2099-01-01", "verified_on": "2026-01-05", "awarded_by": "Example University"}$$),
  '1 accepted, 0 unchanged', 'One that ends is another record');
select is(tests.checked('ann', 'qualification', $${"kind": "magical", "title": "BSc Mathematics", "outcome": "verified", "verified_on": "2026-01-05", "awarded_by": "Example University"}$$),
  '0 accepted, 0 unchanged; 1: kind is not one of the values it may have', 'Kinds are judged as always');

-- what differs in one cell is another record
select tests.step_back(), tests.person('bea', '{tutor}'), tests.become('vera', 'web_vetting');
select is(tests.checked(who, 'qualification', '{"kind": "academic", "title": "BSc Mathematics", "outcome": "verified", "verified_on": "2026-01-05", "awarded_by": "Example University"}' || cells), answer, why) from (values
  ('ann', jsonb '{"title": "MSc Mathematics"}', '1 accepted, 0 unchanged', 'Another title'),
  ('ann', '{"outcome": "failed"}', '1 accepted, 0 unchanged', 'another outcome'),
  ('ann', '{"verified_on": "2026-01-06"}', '1 accepted, 0 unchanged', 'another day'),
  ('ann', '{"awarded_by": "Other University"}', '1 accepted, 0 unchanged', 'or another university'),
  ('ann', '{"kind": "professional"}', '1 accepted, 0 unchanged', 'or kind'),
  ('bea', '{}', '1 accepted, 0 unchanged', 'of somebody else it is theirs'),
  ('ann', '{"remark": "x"}', '0 accepted, 0 unchanged; 1: remark does not belong to a qualification row', 'A cell that nobody reads is not dropped in silence'),
  ('ann', '{"title": "(not shown)"}', '0 accepted, 0 unchanged; 1: the row does not show title in full, and nothing on record agrees with it', 'A title that is not shown is not recorded')) as record (who, cells, answer, why);

select tests.is_refused_to('cap_identity', $$ select vetting.import_qualification(null, '{}') $$, 'No other lane imports checks');

select * from finish();
rollback;
