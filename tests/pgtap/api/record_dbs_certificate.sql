-- Officers record certificates that they have seen (TS-75, C.5, F15).
begin;
select plan(40);
select tests.follows_profile('tutorstudio');
select * from tests.officers_function('record_dbs_certificate', $$
  select api.record_dbs_certificate(%L, '001234567890', 'enhanced', 'child', 'clear', 'Ann Example', 'blank', '2026-01-01', '2026-01-02') $$);
create function pg_temp.certificate(p_values jsonb) returns text language sql as $$
  select format('select api.record_dbs_certificate(%s)', string_agg(format('%I => %L', key, value #>> '{}'), ', '))
  from jsonb_each(jsonb_build_object(
    'person_id', tests.id('ann'), 'number', '001234567890', 'level', 'enhanced', 'workforce', 'child', 'barred_list', 'clear',
    'name_on_certificate', 'Ann Example', 'disclosures', 'blank', 'issued_on', '2026-01-01', 'seen_on', '2026-01-02') || p_values)
$$;
create function pg_temp.answer(p_values jsonb) returns jsonb language plpgsql as $$
declare v_answer jsonb; begin execute pg_temp.certificate(p_values) into v_answer; return v_answer; end $$;
select tests.record('dbs_certificate', 'ann', jsonb_build_object('source', 'self_declared', 'recorded_by', tests.id('ann')), 'declared');
select tests.become('vera', 'web_vetting');
select is(pg_temp.answer('{}') ->> 'number', '********7890', 'The answer shows the last four figures');
select is(pg_temp.answer('{}') - array['certificate_id', 'person_id', 'number'],
  '{"level": "enhanced", "workforce": "child", "barred_list": "clear", "disclosures": "blank", "issued_on": "2026-01-01", "seen_on": "2026-01-02"}', 'and what was recorded');
select tests.is_refused(pg_temp.certificate('{"number": "12345678901"}'), 'Eleven figures are no certificate number', 'PT422');
select tests.is_refused(pg_temp.certificate('{"issued_on": "2026-01-03"}'), 'It is not seen before it is issued', 'PT422');
select tests.is_refused(pg_temp.certificate(jsonb_build_object('seen_on', identity.civil_date(now()) + 1)), 'nor tomorrow', 'PT422');
select tests.is_refused(pg_temp.certificate('{"disclosures": "unknown"}'), 'What was seen is blank or is not', 'PT422');
select tests.is_refused(pg_temp.certificate('{"level": "enhanced with barred list"}'), 'Levels are three', 'PT422');
select tests.is_refused(pg_temp.certificate('{"workforce": "children"}'), 'workforces four', 'PT422');
select tests.is_refused(pg_temp.certificate('{"name_on_certificate": " "}'), 'There is a name on it', 'PT422');
select tests.answers(pg_temp.certificate(jsonb_build_object('supersedes', tests.id('declared'))), 409, 'nothing-to-correct', 'What a tutor declared is not corrected by it');
select is(pg_temp.answer('{"barred_list": "match"}') ->> 'barred_list', 'match', 'A match is recorded like anything else');
select tests.step_back();
select is(tests.fails('ann', now(), 'BARRED%'), '{BARRED_LIST_MATCH}', 'and blocks');
select tests.certificate('ann', '2026-01-05', '{"level": "basic"}', 'mistyped');
select tests.become('vera', 'web_vetting');
select tests.answers(pg_temp.certificate(jsonb_build_object('supersedes', tests.id('mistyped'), 'issued_on', '2026-01-05', 'seen_on', '2026-01-05')), 201, null, 'A correction takes the place of what was wrong');
select tests.step_back();
select is(tests.fails('ann', now(), 'DBS_LEVEL%'), '{}', 'and is what counts');
-- what it discloses is not taken back by who recorded it
select tests.person('bea', '{tutor}'), tests.person('viktor', '{vetting_officer}');
create function pg_temp.bea(p_values jsonb) returns text language sql as $$
  select pg_temp.certificate(jsonb_build_object('person_id', tests.id('bea'), 'number', '000000000001') || p_values)
$$;
select tests.certificate('bea', '2026-01-01', jsonb_build_object('number', '000000000001', 'disclosures', 'non_blank', 'recorded_by', tests.id('vera')), 'told');
select tests.assesses('bea', 'viktor', 'told', 'reject', now() - interval '1 hour');
select tests.become('vera', 'web_vetting');
select tests.answers(pg_temp.bea(jsonb_build_object('supersedes', tests.id('told'))), 403, 'second-officer-required', 'Who recorded what a certificate discloses does not make it blank'),
       tests.answers(pg_temp.bea('{}'), 403, 'second-officer-required', 'nor by recording it beside'),
       tests.answers(pg_temp.bea('{"issued_on": "2026-01-02"}'), 403, 'second-officer-required', 'nor as of another day'),
       tests.answers(pg_temp.bea(jsonb_build_object('supersedes', tests.id('told'), 'number', '000000000002')), 403, 'second-officer-required', 'nor under another number'),
       tests.answers(pg_temp.bea(jsonb_build_object('supersedes', tests.id('told'), 'disclosures', 'non_blank', 'issued_on', '2025-12-31')), 403, 'second-officer-required', 'nor dates it back');
select is(tests.truth($$ select count(*) from vetting.dbs_certificate where person_id = tests.id('bea') $$), '1', 'and nothing is written'),
       is(tests.truth($$ select count(*) from ledger.record where reasons = '{SECOND_OFFICER_REQUIRED}' and target_id = tests.id('bea') $$), '5', 'but the refusals');
select tests.answers(pg_temp.bea(jsonb_build_object('supersedes', tests.id('told'), 'disclosures', 'non_blank', 'name_on_certificate', 'Bea Example')), 201, null, 'They put the name right');
select tests.become('viktor', 'web_vetting');
select tests.answers(pg_temp.bea('{"name_on_certificate": "Bea Example"}'), 201, null, 'A second officer may find it blank');
select tests.step_back();
select is(tests.fails('bea', now(), 'DBS_DIS%'), '{DBS_DISCLOSURE_UNASSESSED}', 'and it stays rejected until another officer accepts it');

select tests.person('bob', '{tutor}'), tests.certificate('bob', '2026-05-01', jsonb_build_object('number', '000000000777', 'disclosures', 'non_blank', 'recorded_by', tests.id('vera')), 'bob''s');
select tests.certificate('ann', '2026-05-01', jsonb_build_object('number', '000000000778', 'recorded_by', tests.id('vera')), 'blank'),
       tests.certificate('ann', '2026-05-01', jsonb_build_object('number', '000000000779', 'disclosures', 'non_blank'), 'another officer''s');
select tests.become('vera', 'web_vetting');
select tests.is_refused(pg_temp.certificate('{"barred_list": "unknown"}'), 'The list was checked, or it was not', 'PT422');
select tests.is_refused(pg_temp.certificate('{"issued_on": null}'), 'A certificate has a day of issue', 'PT422');
select tests.answers(pg_temp.certificate('{"number": "000000000780", "issued_on": "2026-01-01"}'), 201, null, 'What one recorded about somebody else does not stand against it');
select tests.answers(pg_temp.certificate(jsonb_build_object('supersedes', tests.id('bob''s'))), 409, 'nothing-to-correct', 'A correction is about the same person');
select tests.answers(pg_temp.certificate(jsonb_build_object('number', '000000000778', 'supersedes', tests.id('blank'))), 201, null, 'What was blank is dated back'),
       tests.answers(pg_temp.certificate(jsonb_build_object('number', '000000000778', 'supersedes', tests.id('blank'))), 409, 'nothing-to-correct', 'once');
select tests.answers(pg_temp.certificate(jsonb_build_object('number', '000000000779', 'disclosures', 'non_blank', 'supersedes', tests.id('another officer''s'))), 201, null, 'and what another officer recorded as disclosed');
select * from finish();
rollback;
