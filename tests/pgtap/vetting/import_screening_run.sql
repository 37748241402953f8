-- Screening runs of an import are recorded like any other, with what they found (TS-81, C.6, F14).
begin;
select plan(20);

select tests.person('vera', '{vetting_officer}');
select tests.person('ann', '{tutor}');
select tests.become('vera', 'web_vetting');

select is(tests.checked('ann', 'screening_run', $${"source": "uk_sanctions_list", "outcome": "completed", "ran_at": "2026-07-01"}$$),
  '0 accepted, 0 unchanged; 1: the row does not show ran_at in full, and nothing on record agrees with it', 'A day alone is no instant');
select is(tests.checked('ann', 'screening_run', $${"source": "uk_sanctions_list", "outcome": "completed", "ran_at": "2026-06-30T23:30:00Z"}$$),
  '1 accepted, 0 unchanged', 'A run');
select is(tests.checked('ann', 'screening_run', $${"source": "uk_sanctions_list", "outcome": "completed", "ran_at": "2026-06-30T23:30:00Z"}$$),
  '0 accepted, 1 unchanged', 'is recorded once');
select is(tests.checked('ann', 'screening_run', $${"source": "uk_sanctions_list", "outcome": "completed", "ran_at": "2026-07-01"}$$),
  '0 accepted, 1 unchanged', 'and recognised by its civil day in London');
select is(tests.checked('ann', 'screening_run', $${"source": "uk_sanctions_list", "outcome": "completed", "ran_at": "2026-06-30"}$$),
  '0 accepted, 0 unchanged; 1: the row does not show ran_at in full, and nothing on record agrees with it', 'which is not the day in Greenwich');
select is(tests.checked('ann', 'screening_run', $${"source": "uk_sanctions_list", "outcome": "completed", "ran_at": "2026-06-30T23:30:00Z", "hit_strength": "potential", "hit_note": "Same name and year"}$$),
  '1 accepted, 0 unchanged', 'The same run with a hit says more, and is recorded');
select is(tests.truth($$ select concat_ws(' ', count(*), min(strength), min(note)) from vetting.screening_hit $$),
  '1 potential Same name and year', 'with its hit');
select is(tests.checked('ann', 'screening_run', $${"source": "uk_sanctions_list", "outcome": "completed", "ran_at": "2026-06-30T23:30:00Z", "hit_strength": "potential", "hit_note": "Same name and year"}$$),
  '0 accepted, 1 unchanged', 'once');
select is(tests.checked('ann', 'screening_run', $${"source": "uk_sanctions_list", "outcome": "completed", "ran_at": "2026-06-30T23:30:00Z", "hit_note": "Same name and year"}$$),
  '0 accepted, 0 unchanged; 1: strength is not one of the values it may have', 'A hit has a strength');
select is(tests.checked('ann', 'screening_run', $${"source": "uk_sanctions_list", "outcome": "completed", "ran_at": "2099-06-30T23:30:00Z"}$$),
  '0 accepted, 0 unchanged; 1: ran_at is missing or lies in the future', 'A run that is still to come proves nothing');

-- what differs in one cell is another record
select tests.step_back(), tests.person('bea', '{tutor}'), tests.become('vera', 'web_vetting');
select is(tests.checked(who, 'screening_run', '{"source": "uk_sanctions_list", "outcome": "completed", "ran_at": "2026-06-30T23:30:00Z"}' || cells), answer, why) from (values
  ('ann', jsonb '{"source": "tra_prohibition"}', '1 accepted, 0 unchanged', 'Another source'),
  ('ann', '{"outcome": "failed"}', '1 accepted, 0 unchanged', 'or a run that failed'),
  ('ann', '{"hit_strength": "potential", "hit_note": "Same name only"}', '1 accepted, 0 unchanged', 'The same run with another hit'),
  ('ann', '{"hit_strength": "confirmed", "hit_note": "Same name and year"}', '1 accepted, 0 unchanged', 'or a stronger one'),
  ('ann', '{"source": "overseas_teacher_sanction"}', '1 accepted, 0 unchanged', 'Another source without a hit'),
  ('ann', '{"source": "overseas_teacher_sanction", "hit_strength": "potential", "hit_note": "Same name and year"}', '1 accepted, 0 unchanged', 'and with the hit of the first'),
  ('bea', '{}', '1 accepted, 0 unchanged', 'of somebody else it is theirs'),
  ('ann', '{"remark": "x"}', '0 accepted, 0 unchanged; 1: remark does not belong to a screening_run row', 'A cell that nobody reads is not dropped in silence'),
  ('ann', '{"hit_strength": "potential"}', '0 accepted, 0 unchanged; 1: note is missing or has the wrong length', 'A hit says what it is')) as record (who, cells, answer, why);

select tests.is_refused_to('cap_identity', $$ select vetting.import_screening_run(null, '{}') $$, 'No other lane imports checks');

select * from finish();
rollback;
