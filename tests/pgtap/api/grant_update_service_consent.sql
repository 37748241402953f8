-- The holder consents, and takes it back (TS-79, C.5).
begin;
select plan(9);
select tests.person('ann', '{tutor}');
select tests.person('vera', '{vetting_officer}');
select tests.become('ann', 'web_tutor');
select tests.answers($$ select api.grant_update_service_consent() $$, 201, null, 'A tutor consents');
select tests.answers($$ select api.grant_update_service_consent(false) $$, 201, null, 'and takes it back');
select tests.is_refused($$ select api.grant_update_service_consent(null) $$, 'It is yes or no', 'PT422');
select is(tests.truth($$ select string_agg(given::text, ' ' order by given) from vetting.update_service_consent where person_id = tests.id('ann') $$), 'false true', 'Both words are kept');
select is(tests.truth($$ select count(*) from ledger.record where action = 'grant_update_service_consent' and actor_id = tests.id('ann') and outcome = 'done' $$), '2', 'and in the ledger');
select tests.with_headers('{"idempotency-key": "k1"}');
select api.grant_update_service_consent();
select api.grant_update_service_consent();
select is(tests.truth($$ select count(*) from vetting.update_service_consent where person_id = tests.id('ann') $$), '3', 'The same request sent twice is one word');
select tests.become('vera', 'web_vetting');
select tests.is_refused($$ select api.grant_update_service_consent() $$, 'An officer consents for nobody');
select tests.become('vera', 'web_tutor');
select tests.is_refused($$ select api.grant_update_service_consent() $$, 'and who is no tutor has nothing to consent to', 'PT403');

select tests.with_headers('{}');
select tests.become('ann', 'web_tutor');
select tests.takes_its_turn('vetting.touch(uuid)', $$ select api.grant_update_service_consent() $$, 'What was remembered of the tutor is not believed any more');
select * from finish();
rollback;
