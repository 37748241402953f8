-- Officers record identity checks (TS-75, TN-11).
begin;
select plan(18);
select * from tests.officers_function('record_identity_check', $$ select api.record_identity_check(%L, 'passport', 'verified', '2026-01-01', 'Ann Example') $$);
select tests.record('identity_check', 'ann', '{"method": "passport", "outcome": "failed", "verified_on": "2026-01-02"}', 'wrong');
select tests.become('vera', 'web_vetting');
select tests.is_refused($$ select api.record_identity_check(tests.id('ann'), 'passport', 'verified', '2026-01-01') $$, 'A verified check has a name', 'PT422');
select tests.answers($$ select api.record_identity_check(tests.id('ann'), 'passport', 'failed', '2026-01-01') $$, 201, null, 'a failed one needs none');
select tests.is_refused($$ select api.record_identity_check(tests.id('ann'), 'library card', 'verified', '2026-01-01', 'Ann') $$, 'Only methods that are known', 'PT422');
select tests.is_refused($$ select api.record_identity_check(tests.id('ann'), 'passport', 'verified', null, 'Ann') $$, 'and a day', 'PT422');
select tests.answers($$ select api.record_identity_check(tests.id('ann'), 'passport', 'verified', '2026-01-02', 'Ann Example', tests.id('wrong')) $$, 201, null, 'A correction takes the place of what was wrong');
select tests.answers($$ select api.record_identity_check(tests.id('ann'), 'passport', 'verified', '2026-01-02', 'Ann Example', tests.id('wrong')) $$, 409, 'nothing-to-correct', 'once');
select is(tests.truth($$ select recorded_by = tests.id('vera') from vetting.identity_check where supersedes = tests.id('wrong') $$), 'true', 'It is in the officer''s name');

select tests.person('bob', '{tutor}'), tests.record('identity_check', 'bob', '{"method": "passport", "outcome": "failed", "verified_on": "2026-01-02"}', 'bob''s');
select tests.is_refused($$ select api.record_identity_check(tests.id('ann'), 'passport', 'perhaps', '2026-01-01', 'Ann') $$, 'It is verified or failed', 'PT422');
select tests.answers($$ select api.record_identity_check(tests.id('ann'), 'passport', 'verified', '2026-01-02', 'Ann Example', tests.id('bob''s')) $$, 409, 'nothing-to-correct', 'A correction is about the same person');
select * from finish();
rollback;
