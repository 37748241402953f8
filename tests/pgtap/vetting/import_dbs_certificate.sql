-- DBS certificates of an import are recorded like any other, once, and are shown by four figures only (TS-75, C.5).
begin;
select plan(23);

select tests.person('vera', '{vetting_officer}');
select tests.person('ann', '{tutor}');
select tests.become('vera', 'web_vetting');

select is(tests.checked('ann', 'dbs_certificate', $${"number": "********7890", "level": "enhanced", "workforce": "child", "barred_list": "(not shown)", "name_on_certificate": "(not shown)", "name_explanation": "(not shown)", "disclosures": "(not shown)", "issued_on": "2026-01-05", "seen_on": "2026-01-07"}$$),
  '0 accepted, 0 unchanged; 1: the row does not show barred_list in full, and nothing on record agrees with it', 'What is only hinted at is not recorded');
select is(tests.checked('ann', 'dbs_certificate', $${"number": "********7890", "level": "enhanced", "workforce": "child", "barred_list": "clear", "name_on_certificate": "Ann Example", "disclosures": "blank", "issued_on": "2026-01-05", "seen_on": "2026-01-07"}$$),
  '0 accepted, 0 unchanged; 1: the row does not show number in full, and nothing on record agrees with it', 'nor is a certificate of which four figures are known');
select is(tests.checked('ann', 'dbs_certificate', $${"number": "0012 3456 7890", "level": "enhanced", "workforce": "child", "barred_list": "clear", "name_on_certificate": "Ann Example", "disclosures": "blank", "issued_on": "2026-01-05", "seen_on": "2026-01-07"}$$),
  '1 accepted, 0 unchanged', 'A certificate that was seen is recorded');
select is(tests.truth($$ select concat_ws(' ', number, source, level, barred_list, disclosures, issued_on, seen_on, recorded_by = tests.id('vera'))
    from vetting.dbs_certificate $$),
  '001234567890 verified enhanced clear blank 2026-01-05 2026-01-07 t', 'with its noughts, by the officer');
select is(tests.checked('ann', 'dbs_certificate', $${"number": "001234567890", "level": "enhanced", "workforce": "child", "barred_list": "clear", "name_on_certificate": "Ann Example", "disclosures": "blank", "issued_on": "2026-01-05", "seen_on": "2026-01-07"}$$),
  '0 accepted, 1 unchanged', 'once');
select is(tests.checked('ann', 'dbs_certificate', $${"number": "********7890", "level": "enhanced", "workforce": "child", "barred_list": "(not shown)", "name_on_certificate": "(not shown)", "name_explanation": "(not shown)", "disclosures": "(not shown)", "issued_on": "2026-01-05", "seen_on": "2026-01-07"}$$),
  '0 accepted, 1 unchanged', 'The record''s own line is recognised by four figures and the day of issue');
select is(tests.checked('ann', 'dbs_certificate', $${"number": "********7891", "level": "enhanced", "workforce": "child", "barred_list": "(not shown)", "name_on_certificate": "(not shown)", "name_explanation": "(not shown)", "disclosures": "(not shown)", "issued_on": "2026-01-05", "seen_on": "2026-01-07"}$$),
  '0 accepted, 0 unchanged; 1: the row does not show barred_list in full, and nothing on record agrees with it', 'Other figures are another certificate');
select is(tests.checked('ann', 'dbs_certificate', $${"number": "********7890", "level": "enhanced", "workforce": "child", "barred_list": "(not shown)", "name_on_certificate": "(not shown)", "name_explanation": "(not shown)", "disclosures": "(not shown)", "issued_on": "2026-01-04", "seen_on": "2026-01-07"}$$),
  '0 accepted, 0 unchanged; 1: the row does not show barred_list in full, and nothing on record agrees with it', 'and so is another day');
select is(tests.checked('ann', 'dbs_certificate', $${"number": "0012 3456 7890", "level": "basic", "workforce": "child", "barred_list": "clear", "name_on_certificate": "Ann Example", "disclosures": "blank", "issued_on": "2026-01-05", "seen_on": "2026-01-07"}$$),
  '0 accepted, 0 unchanged; 1: a certificate with this number is on record with other particulars', 'A number is not recorded a second time with another level');
select is(tests.checked('ann', 'dbs_certificate', $${"number": "12345678901", "level": "enhanced", "workforce": "child", "barred_list": "clear", "name_on_certificate": "Ann Example", "disclosures": "blank", "issued_on": "2026-01-05", "seen_on": "2026-01-07"}$$),
  '0 accepted, 0 unchanged; 1: number is not a DBS certificate number', 'A spreadsheet that ate the noughts is noticed');
select is(tests.checked('ann', 'dbs_certificate', $${"number": "001234567899", "level": "enhanced", "workforce": "child", "barred_list": "clear", "name_on_certificate": "Ann Example", "disclosures": "blank", "issued_on": "2026-01-05", "seen_on": "2026-01-04"}$$),
  '0 accepted, 0 unchanged; 1: seen_on lies before issued_on', 'The days are judged as always');
select is(tests.checked('ann', 'dbs_certificate', $${"number": "001234567899", "level": "enhanced", "workforce": "child", "barred_list": "clear", "name_on_certificate": "Ann Example", "disclosures": "blank", "issued_on": "2026-01-05", "seen_on": "2099-01-04"}$$),
  '0 accepted, 0 unchanged; 1: seen_on lies in the future', 'and so is the future');

-- what differs in one cell is another record
select tests.step_back(), tests.certificate('ann', '2026-01-05', jsonb_build_object('source', 'self_declared', 'number', '000000000005', 'seen_on', '2026-01-07', 'recorded_by', tests.id('ann')));
select tests.person('bea', '{tutor}'), tests.become('vera', 'web_vetting');
select is(tests.checked(who, 'dbs_certificate', '{"number": "001234567890", "level": "enhanced", "workforce": "child", "barred_list": "clear", "name_on_certificate": "Ann Example", "disclosures": "blank", "issued_on": "2026-01-05", "seen_on": "2026-01-07"}' || cells), answer, why) from (values
  ('bea', jsonb '{}', '1 accepted, 0 unchanged', 'of somebody else it is theirs'),
  ('ann', '{"remark": "x"}', '0 accepted, 0 unchanged; 1: remark does not belong to a dbs_certificate row', 'A cell that nobody reads is not dropped in silence'),
  ('ann', '{"workforce": "child_and_adult"}', '0 accepted, 0 unchanged; 1: a certificate with this number is on record with other particulars', 'Nor for another workforce'),
  ('ann', '{"barred_list": "not_checked"}', '0 accepted, 0 unchanged; 1: a certificate with this number is on record with other particulars', 'nor with another barred list'),
  ('ann', '{"name_on_certificate": "Anna Example"}', '0 accepted, 0 unchanged; 1: a certificate with this number is on record with other particulars', 'another name'),
  ('ann', '{"name_explanation": "Deed poll seen"}', '0 accepted, 0 unchanged; 1: a certificate with this number is on record with other particulars', 'an explanation'),
  ('ann', '{"disclosures": "non_blank"}', '0 accepted, 0 unchanged; 1: a certificate with this number is on record with other particulars', 'another disclosure'),
  ('ann', '{"seen_on": "2026-01-08"}', '0 accepted, 0 unchanged; 1: a certificate with this number is on record with other particulars', 'or seen on another day'),
  ('ann', '{"issued_on": "2026-01-04"}', '0 accepted, 0 unchanged; 1: a certificate with this number is on record with other particulars', 'or issued on one'),
  ('ann', '{"number": "000000000005"}', '1 accepted, 0 unchanged', 'What was only declared was not seen: it is recorded when it is (F15)')) as record (who, cells, answer, why);

select tests.is_refused_to('cap_identity', $$ select vetting.import_dbs_certificate(null, '{}') $$, 'No other lane imports checks');

select * from finish();
rollback;
