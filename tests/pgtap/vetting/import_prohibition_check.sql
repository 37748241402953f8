-- Prohibition checks of an import are recorded like any other; a match blocks like one of today (F14, F16).
begin;
select plan(12);

select tests.person('vera', '{vetting_officer}');
select tests.person('ann', '{tutor}');
select tests.become('vera', 'web_vetting');

select is(tests.checked('ann', 'prohibition_check', $${"kind": "tra_prohibition", "result": "(not shown)", "checked_on": "2026-01-05"}$$),
  '0 accepted, 0 unchanged; 1: the row does not show result in full, and nothing on record agrees with it', 'A result that is not shown is not recorded');
select is(tests.checked('ann', 'prohibition_check', $${"kind": "tra_prohibition", "result": "clear", "checked_on": "2026-01-05"}$$),
  '1 accepted, 0 unchanged', 'A check');
select is(tests.checked('ann', 'prohibition_check', $${"kind": "tra_prohibition", "result": "clear", "checked_on": "2026-01-05"}$$),
  '0 accepted, 1 unchanged', 'is recorded once');
select is(tests.checked('ann', 'prohibition_check', $${"kind": "tra_prohibition", "result": "(not shown)", "checked_on": "2026-01-05"}$$),
  '0 accepted, 1 unchanged', 'and recognised in the record''s own line');
select is(tests.checked('ann', 'prohibition_check', $${"kind": "tra_prohibition", "result": "match", "checked_on": "2026-01-05"}$$),
  '1 accepted, 0 unchanged', 'A match of the same day is recorded beside it');
select is(tests.truth($$ select string_agg(result, ' ' order by result) from vetting.prohibition_check $$), 'clear match', 'and blocks');
select is(tests.checked('ann', 'prohibition_check', $${"kind": "tra_prohibition", "result": "clear", "checked_on": "2099-01-05"}$$),
  '0 accepted, 0 unchanged; 1: checked_on lies in the future', 'Days are judged as always');

-- what differs in one cell is another record
select tests.step_back(), tests.person('bea', '{tutor}'), tests.become('vera', 'web_vetting');
select is(tests.checked(who, 'prohibition_check', '{"kind": "tra_prohibition", "result": "clear", "checked_on": "2026-01-05"}' || cells), answer, why) from (values
  ('ann', jsonb '{"kind": "section_128"}', '1 accepted, 0 unchanged', 'Another list'),
  ('ann', '{"checked_on": "2026-01-06"}', '1 accepted, 0 unchanged', 'or another day'),
  ('bea', '{}', '1 accepted, 0 unchanged', 'of somebody else it is theirs'),
  ('ann', '{"remark": "x"}', '0 accepted, 0 unchanged; 1: remark does not belong to a prohibition_check row', 'A cell that nobody reads is not dropped in silence')) as record (who, cells, answer, why);

select tests.is_refused_to('cap_identity', $$ select vetting.import_prohibition_check(null, '{}') $$, 'No other lane imports checks');

select * from finish();
rollback;
