-- Officers record references (TS-75, TS-80).
begin;
select plan(15);
select * from tests.officers_function('record_reference', $$ select api.record_reference(%L, 'Hazel Hart', 'employer', 'verified', '2026-01-01') $$);
select tests.record('reference', 'ann', '{"referee": "x", "relationship": "y", "outcome": "verified", "verified_on": "2026-01-01"}', 'wrong');
select tests.become('vera', 'web_vetting');
select tests.is_refused($$ select api.record_reference(tests.id('ann'), '', 'employer', 'verified', '2026-01-01') $$, 'Somebody gave it', 'PT422');
select tests.is_refused($$ select api.record_reference(tests.id('ann'), 'Hazel Hart', 'employer', 'failed', '2026-01-01') $$, 'It is verified or unsatisfactory', 'PT422');
select tests.answers($$ select api.record_reference(tests.id('ann'), 'Hazel Hart', 'employer', 'unsatisfactory', '2026-01-01', tests.id('wrong')) $$, 201, null, 'A correction takes the place of what was wrong');
select tests.answers($$ select api.record_reference(tests.id('ann'), 'Hazel Hart', 'employer', 'verified', '2026-01-01', tests.id('wrong')) $$, 409, 'nothing-to-correct', 'once');

select tests.person('bob', '{tutor}'), tests.record('reference', 'bob', '{"referee": "x", "relationship": "y", "outcome": "verified", "verified_on": "2026-01-01"}', 'bob''s');
select tests.answers($$ select api.record_reference(tests.id('ann'), 'Hazel Hart', 'employer', 'verified', '2026-01-01', tests.id('bob''s')) $$, 409, 'nothing-to-correct', 'A correction is about the same person');
select tests.is_refused($$ select api.record_reference(tests.id('ann'), 'Hazel Hart', 'employer', 'verified', identity.civil_date(now()) + 1) $$, 'Nothing is verified tomorrow', 'PT422');
select * from finish();
rollback;
