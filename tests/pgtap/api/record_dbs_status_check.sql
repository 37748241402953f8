-- Officers record what the Update Service answered, with the holder's consent (TS-79, C.5).
begin;
select plan(29);
select tests.follows_profile('tutorstudio');
select tests.person('ann', '{tutor}');
select tests.person('vera', '{vetting_officer,tutor}');
select tests.certificate('ann', '2025-01-10', p_row => 'paper');
select tests.certificate('vera', '2025-01-10', p_row => 'vera''s paper');
select tests.record('dbs_certificate', 'ann', jsonb_build_object('source', 'self_declared', 'recorded_by', tests.id('ann')), 'declared');
create function pg_temp.check_of(p_certificate text, p_result text default 'BLANK_NO_NEW_INFO', p_at timestamptz default now() - interval '1 hour', p_basis text default 'Regulated activity')
  returns text language sql as $$
  select format('select api.record_dbs_status_check(%L, %L, %L, %L)', tests.id(p_certificate), p_result, p_at, p_basis) $$;
select tests.become('vera', 'web_vetting');
select tests.answers(pg_temp.check_of('paper'), 409, 'no-update-service-consent', 'Nobody is asked about without their consent');
select tests.step_back();
select tests.consents('ann', now() - interval '1 hour');
select tests.become('vera', 'web_vetting');
select tests.answers(pg_temp.check_of('paper', p_at => now() - interval '61 minutes'), 409, 'no-update-service-consent', 'which has to be given by then');
select tests.answers(pg_temp.check_of('paper'), 201, null, 'With it an answer is recorded');
select tests.step_back();
select is(tests.fails('ann', now(), 'DBS%'), '{}', 'and renews');
select tests.consents('ann', now() - interval '30 minutes', false);
select tests.become('vera', 'web_vetting');
select tests.answers(pg_temp.check_of('paper', p_at => now() - interval '29 minutes'), 409, 'no-update-service-consent', 'Consent that was taken back is none');
select tests.answers(pg_temp.check_of('paper', 'NEW_INFO', now() - interval '31 minutes'), 201, null, 'New information is recorded like anything else');
select tests.step_back();
select is(tests.fails('ann', now(), 'DBS_NEW%'), '{DBS_NEW_INFORMATION}', 'and blocks');
select tests.become('vera', 'web_vetting');
select tests.answers(pg_temp.check_of('vera''s paper'), 403, 'not-about-yourself', 'Not about oneself');
select tests.answers(pg_temp.check_of('declared'), 422, 'unknown-to-vetting', 'A certificate that was only declared cannot be asked about');
select tests.answers(pg_temp.check_of('no paper'), 422, 'unknown-to-vetting', 'nor one that nobody has');
select tests.is_refused(pg_temp.check_of('paper', 'ALL_CLEAR'), 'The service has four answers', 'PT422');
select tests.is_refused(pg_temp.check_of('paper', p_at => now() + interval '1 hour'), 'none of them tomorrow''s', 'PT422');
select tests.is_refused(pg_temp.check_of('paper', p_at => '2025-01-09 23:59:59+00'), 'nor of before the certificate', 'PT422');
select tests.is_refused(pg_temp.check_of('paper', p_basis => ''), 'There is a reason why we may ask', 'PT422');
select is(tests.truth($$ select string_agg(distinct outcome || coalesce(' ' || reasons[1], ''), ', ') from ledger.record where action = 'record_dbs_status_check' $$),
  'done, refused NOT_ABOUT_YOURSELF, refused NO_UPDATE_SERVICE_CONSENT, refused UNKNOWN_TO_VETTING', 'It is all in the ledger');
select tests.step_back();
select tests.record('dbs_status_check', 'ann', jsonb_build_object('certificate_id', tests.id('paper'), 'result', 'NO_MATCH_FOUND', 'checked_at', now() - interval '40 minutes', 'entitlement_basis', 'why'), 'wrong');
select tests.become('vera', 'web_vetting');
select tests.answers(format('select api.record_dbs_status_check(%L, %L, %L, %L, %L)', tests.id('paper'), 'BLANK_NO_NEW_INFO', now() - interval '40 minutes', 'why', tests.id('wrong')), 201, null, 'A correction takes the place of what was wrong');
select tests.answers(format('select api.record_dbs_status_check(%L, %L, %L, %L, %L)', tests.id('paper'), 'BLANK_NO_NEW_INFO', now() - interval '40 minutes', 'why', tests.id('wrong')), 409, 'nothing-to-correct', 'once');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.check_of('paper'), 'A tutor cannot call it');
-- new information is not taken back by who recorded it
select tests.step_back();
select tests.person('bea', '{tutor}'), tests.person('viktor', '{vetting_officer}');
select tests.certificate('bea', '2026-01-10', p_row => 'bea''s paper'), tests.consents('bea', '2026-01-10');
select tests.record('dbs_status_check', 'bea', jsonb_build_object('certificate_id', tests.id('bea''s paper'), 'result', 'NEW_INFO', 'checked_at', '2026-06-01T00:00:00Z',
  'entitlement_basis', 'why', 'recorded_by', tests.id('vera')), 'mistyped');
create function pg_temp.instead(p_of text, p_result text) returns text language sql as $$
  select format('select api.record_dbs_status_check(%L, %L, %L, %L, %L)', tests.id('bea''s paper'), p_result, '2026-06-01T00:00:00Z', 'why', tests.id(p_of))
$$;
select tests.become('vera', 'web_vetting');
select tests.answers(pg_temp.instead('mistyped', 'BLANK_NO_NEW_INFO'), 403, 'second-officer-required', 'Who recorded new information does not take it back');
select is(tests.truth($$ select count(*) from vetting.dbs_status_check where person_id = tests.id('bea') $$), '1', 'and nothing is written');
select tests.step_back();
select tests.record('dbs_status_check', 'bea', jsonb_build_object('certificate_id', tests.id('bea''s paper'), 'result', 'BLANK_NO_NEW_INFO', 'checked_at', '2026-06-01T00:00:00Z',
  'entitlement_basis', 'why', 'recorded_by', tests.id('vera'), 'supersedes', tests.id('mistyped')), 'own correction');
select tests.become('vera', 'web_vetting');
select tests.answers(pg_temp.instead('own correction', 'NO_MATCH_FOUND'), 403, 'second-officer-required', 'nor through a correction of a correction');
select tests.become('viktor', 'web_vetting');
select tests.answers(pg_temp.instead('own correction', 'BLANK_NO_NEW_INFO'), 201, null, 'A second officer mends what is there');
select tests.step_back();
select is(tests.fails('bea', now(), 'DBS_NEW%'), '{}', 'and it blocks no more'),
       is(tests.truth($$ select count(*) from ledger.record where reasons = '{SECOND_OFFICER_REQUIRED}' and target_id = tests.id('bea') $$), '2', 'The refusals are in the ledger');

select tests.become('vera', 'web_vetting');
select tests.answered_once(pg_temp.check_of('paper'));
select tests.is_required('certificate_id', $$ select api.record_dbs_status_check(certificate_id => null, result => 'whatever else is sent', checked_at => now(), entitlement_basis => 'whatever else is sent') $$);

select tests.person('bob', '{tutor}'), tests.certificate('bob', '2025-01-10', jsonb_build_object('number', '000000000777'), 'bob''s'), tests.consents('bob', now() - interval '10 minutes');
select tests.record('dbs_status_check', 'bob', jsonb_build_object('certificate_id', tests.id('bob''s'), 'result', 'BLANK_NO_NEW_INFO', 'checked_at', now() - interval '5 minutes', 'entitlement_basis', 'Child workforce'), 'bob''s check');
select tests.become('vera', 'web_vetting');
select tests.answers(pg_temp.check_of('paper', p_at => now() - interval '4 minutes'), 409, 'no-update-service-consent', 'Somebody else''s consent is none');
select tests.consents('ann', now() - interval '3 minutes');
select tests.answers(format('select api.record_dbs_status_check(%L, ''BLANK_NO_NEW_INFO'', %L, ''Child workforce'', %L)', tests.id('paper'), now() - interval '2 minutes', tests.id('bob''s check')), 409, 'nothing-to-correct',
  'A correction is about the same person');
select tests.record('dbs_status_check', 'ann', jsonb_build_object('certificate_id', tests.id('paper'), 'result', 'NEW_INFO', 'checked_at', now() - interval '2 minutes', 'entitlement_basis', 'Child workforce', 'recorded_by', tests.id('vera')), 'news');
select tests.answers(format('select api.record_dbs_status_check(%L, ''NEW_INFO'', %L, ''Child workforce'', %L)', tests.id('paper'), now() - interval '1 minute', tests.id('news')), 201, null,
  'Whoever recorded new information may put right when it came');
select * from finish();
rollback;
