-- Answers of the Update Service belong to a certificate on record and need consent, also in an import (TS-79, C.5).
begin;
select plan(13);

select tests.person('vera', '{vetting_officer}');
select tests.person('ann', '{tutor}');
select tests.become('vera', 'web_vetting');

select is(tests.checked('ann', 'dbs_status_check', $${"number": "********7890", "issued_on": "2026-01-05", "result": "BLANK_NO_NEW_INFO", "checked_at": "2026-06-01T10:00:00Z", "entitlement_basis": "Enhanced, child workforce"}$$),
  '0 accepted, 0 unchanged; 1: No adult whom vetting concerns, and no record of one, has this id.', 'Without a certificate there is nothing to check');
select is(tests.checked('ann', 'dbs_certificate', $${"number": "0012 3456 7890", "level": "enhanced", "workforce": "child", "barred_list": "clear", "name_on_certificate": "Ann Example", "disclosures": "blank", "issued_on": "2026-01-05", "seen_on": "2026-01-07"}$$),
  '1 accepted, 0 unchanged', 'The certificate comes first');
select is(tests.checked('ann', 'dbs_status_check', $${"number": "********7890", "issued_on": "2026-01-05", "result": "BLANK_NO_NEW_INFO", "checked_at": "2026-06-01T10:00:00Z", "entitlement_basis": "Enhanced, child workforce"}$$),
  '0 accepted, 0 unchanged; 1: At that instant the holder had not consented to Update Service checks. They give it with grant_update_service_consent.', 'An import brings no consent along');
select tests.given($$ insert into vetting.update_service_consent (consent_id, person_id, given, at)
  values (gen_random_uuid(), tests.id('ann'), true, '2026-05-01 10:00+00') $$);
select is(tests.checked('ann', 'dbs_status_check', $${"number": "********7890", "issued_on": "2026-01-05", "result": "BLANK_NO_NEW_INFO", "checked_at": "2026-06-01T10:00:00Z", "entitlement_basis": "Enhanced, child workforce"}$$),
  '1 accepted, 0 unchanged', 'With consent it is recorded');
select is(tests.truth($$ select concat_ws(' ', made.result, extract(epoch from made.checked_at)::bigint, seen.number)
    from vetting.dbs_status_check as made join vetting.dbs_certificate as seen using (certificate_id) $$),
  'BLANK_NO_NEW_INFO 1780308000 001234567890', 'for that certificate');
select is(tests.checked('ann', 'dbs_status_check', $${"number": "001234567890", "result": "BLANK_NO_NEW_INFO", "checked_at": "2026-06-01T10:00:00Z", "entitlement_basis": "Enhanced, child workforce"}$$),
  '0 accepted, 1 unchanged', 'once, by whichever number');
select is(tests.checked('ann', 'dbs_status_check', $${"number": "********7890", "issued_on": "2026-01-05", "result": "CLEAR", "checked_at": "2026-06-01T10:00:00Z", "entitlement_basis": "Enhanced, child workforce"}$$),
  '0 accepted, 0 unchanged; 1: result is not one of the values it may have', 'The four result words are the only ones');

-- what differs in one cell is another record
select tests.step_back(), tests.person('bea', '{tutor}'), tests.certificate('bea', '2026-01-05'), tests.certificate('ann', '2026-01-05', '{"number": "000000000002"}'),
  tests.consents('bea', '2026-05-01 10:00+00'), tests.become('vera', 'web_vetting');
select is(tests.checked(who, 'dbs_status_check', '{"number": "001234567890", "result": "BLANK_NO_NEW_INFO", "checked_at": "2026-06-01T10:00:00Z", "entitlement_basis": "Enhanced, child workforce"}' || cells), answer, why) from (values
  ('ann', jsonb '{"number": "000000000002"}', '1 accepted, 0 unchanged', 'Another certificate'),
  ('ann', '{"checked_at": "2026-06-01T10:00:01Z"}', '1 accepted, 0 unchanged', 'another instant'),
  ('ann', '{"result": "NO_MATCH_FOUND"}', '1 accepted, 0 unchanged', 'or another answer'),
  ('bea', '{}', '1 accepted, 0 unchanged', 'of somebody else it is theirs'),
  ('ann', '{"remark": "x"}', '0 accepted, 0 unchanged; 1: remark does not belong to a dbs_status_check row', 'A cell that nobody reads is not dropped in silence')) as record (who, cells, answer, why);

select tests.is_refused_to('cap_identity', $$ select vetting.import_dbs_status_check(null, '{}') $$, 'No other lane imports checks');

select * from finish();
rollback;
