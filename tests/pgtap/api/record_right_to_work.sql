-- Officers record right-to-work checks (F16, C.6).
begin;
select plan(15);
select * from tests.officers_function('record_right_to_work', $$ select api.record_right_to_work(%L, 'passport', 'verified', '2026-01-01') $$);
select tests.record('right_to_work', 'ann', '{"document": "x", "outcome": "verified", "verified_on": "2026-01-01"}', 'wrong');
select tests.become('vera', 'web_vetting');
select tests.is_refused($$ select api.record_right_to_work(tests.id('ann'), 'visa', 'verified', '2026-01-02', '2026-01-01') $$, 'It ends after it begins', 'PT422');
select tests.answers($$ select api.record_right_to_work(tests.id('ann'), 'visa', 'verified', '2026-01-01', '2027-01-01', tests.id('wrong')) $$, 201, null, 'A correction takes the place of what was wrong');
select tests.answers($$ select api.record_right_to_work(tests.id('ann'), 'visa', 'verified', '2026-01-01', '2027-01-01', tests.id('wrong')) $$, 409, 'nothing-to-correct', 'once');

select tests.person('bob', '{tutor}'), tests.record('right_to_work', 'bob', '{"document": "x", "outcome": "verified", "verified_on": "2026-01-01"}', 'bob''s');
select tests.answers($$ select api.record_right_to_work(tests.id('ann'), 'visa', 'verified', '2026-01-01', '2027-01-01', tests.id('bob''s')) $$, 409, 'nothing-to-correct', 'A correction is about the same person');
select tests.is_refused($$ select api.record_right_to_work(tests.id('ann'), 'visa', 'perhaps', '2026-01-01') $$, 'It is verified or failed', 'PT422');
select tests.is_refused($$ select api.record_right_to_work(tests.id('ann'), 'visa', 'verified', identity.civil_date(now()) + 1) $$, 'and not tomorrow', 'PT422');
select * from finish();
rollback;
