-- Officers record right-to-work checks (F16, C.6).
begin;
select plan(12);
select * from tests.officers_function('record_right_to_work', $$ select api.record_right_to_work(%L, 'passport', 'verified', '2026-01-01') $$);
select tests.record('right_to_work', 'ann', '{"document": "x", "outcome": "verified", "verified_on": "2026-01-01"}', 'wrong');
select tests.become('vera', 'web_vetting');
select tests.is_refused($$ select api.record_right_to_work(tests.id('ann'), 'visa', 'verified', '2026-01-02', '2026-01-01') $$, 'It ends after it begins', 'PT422');
select tests.answers($$ select api.record_right_to_work(tests.id('ann'), 'visa', 'verified', '2026-01-01', '2027-01-01', tests.id('wrong')) $$, 201, null, 'A correction takes the place of what was wrong');
select tests.answers($$ select api.record_right_to_work(tests.id('ann'), 'visa', 'verified', '2026-01-01', '2027-01-01', tests.id('wrong')) $$, 409, 'nothing-to-correct', 'once');
select * from finish();
rollback;
