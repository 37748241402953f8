-- Officers record screening runs with their hits (TS-81, C.6).
begin;
select plan(17);
select tests.follows_profile('tutorstudio');
select * from tests.officers_function('record_screening_run', $$ select api.record_screening_run(%L, 'uk_sanctions_list', 'completed') $$);
select is(tests.fails('ann', now(), 'SCREEN%'), '{}', 'A completed run counts from now');
select tests.become('vera', 'web_vetting');
select is(
  (select jsonb_path_query_array(api.record_screening_run(tests.id('ann'), 'tra_prohibition', 'completed', now() - interval '1 hour',
    '[{"strength": "potential", "note": "Same name"}, {"strength": "confirmed", "note": "Same person"}]'), '$.hits[*].strength')),
  '["potential", "confirmed"]', 'Its hits are answered with their ids');
select tests.step_back();
select is(tests.fails('ann', now(), 'SCREENING_HIT%') || tests.fails('ann', now(), 'PROHIB%'), '{SCREENING_HIT_OPEN,PROHIBITION_MATCH}', 'and block');
select tests.become('vera', 'web_vetting');
select tests.is_refused($$ select api.record_screening_run(tests.id('ann'), 'facebook', 'completed') $$, 'Only sources that are known', 'PT422');
select tests.is_refused($$ select api.record_screening_run(tests.id('ann'), 'uk_sanctions_list', 'perhaps') $$, 'A run is completed or failed', 'PT422');
select tests.is_refused($$ select api.record_screening_run(tests.id('ann'), 'uk_sanctions_list', 'completed', now() + interval '1 hour') $$, 'and has run', 'PT422');
select tests.is_refused($$ select api.record_screening_run(tests.id('ann'), 'uk_sanctions_list', 'completed', now(), '[{"note": "x"}]') $$, 'A hit is strong or not', 'PT422');
-- the same request twice, though each is later than the other
select tests.with_headers('{"idempotency-key": "k1"}');
select api.record_screening_run(tests.id('ann'), 'childrens_barred', 'completed');
select tests.answers($$ select api.record_screening_run(tests.id('ann'), 'childrens_barred', 'completed') $$, 201, null, 'The same request sent again has the same answer');
select * from finish();
rollback;
