-- A person's own line in the record's CSV imports nothing: the person is known, or the line is refused (C.6).
begin;
select plan(8);

select tests.person('vera', '{vetting_officer}');
select tests.person('ann', '{tutor}');
select tests.person('kim', '{learner}', '2015-01-01');
select tests.become('vera', 'web_vetting');

select is(tests.checked('ann', 'scr', $${"given_name": "Ann", "family_name": "Example"}$$),
  '0 accepted, 1 unchanged', 'A tutor who is known');
select is(tests.checked('ann', 'scr', $${"given_name": "Anne", "family_name": "Example"}$$),
  '0 accepted, 0 unchanged; 1: the person is registered under another name', 'under another name');
select is(tests.checked('kim', 'scr', $${"given_name": "Kim", "family_name": "Example"}$$),
  '0 accepted, 0 unchanged; 1: No adult whom vetting concerns, and no record of one, has this id.', 'A child is no more known than anybody else');
select is(tests.checked('nobody at all', 'scr', $${"given_name": "No", "family_name": "Body"}$$),
  '0 accepted, 0 unchanged; 1: No adult whom vetting concerns, and no record of one, has this id.', 'than nobody');

-- what differs in one cell is another record
select is(tests.checked(who, 'scr', '{"given_name": "Ann", "family_name": "Example"}' || cells), answer, why) from (values
  ('ann', jsonb '{"remark": "x"}', '0 accepted, 0 unchanged; 1: remark does not belong to a scr row', 'A cell that nobody reads is not dropped in silence'),
  ('ann', '{"family_name": "Other"}', '0 accepted, 0 unchanged; 1: the person is registered under another name', 'or another family name'),
  ('ann', '{"given_name": "Vera"}', '0 accepted, 0 unchanged; 1: the person is registered under another name', 'or that of somebody else')) as record (who, cells, answer, why);

select tests.is_refused_to('cap_identity', $$ select vetting.import_scr(null, '{}') $$, 'No other lane imports checks');

select * from finish();
rollback;
