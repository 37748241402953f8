-- Officers record qualifications, affiliations and interviews (TS-75, TS-80, TN-01, TN-10).
begin;
select plan(20);
select * from tests.officers_function('record_qualification', $$ select api.record_qualification(%L, 'academic', 'BSc', 'verified', '2026-01-01', 'Leeds') $$);
select tests.record('qualification', 'ann', '{"kind": "academic", "title": "BSc", "outcome": "verified", "verified_on": "2026-01-01"}', 'wrong');
select tests.become('vera', 'web_vetting');
select tests.is_refused($$ select api.record_qualification(tests.id('ann'), 'academic', ' ', 'verified', '2026-01-01') $$, 'It has a title', 'PT422');
select tests.is_refused($$ select api.record_qualification(tests.id('ann'), 'academic', 'BSc', 'verified', '2026-01-01', null, '2026-01-01') $$, 'It ends after it begins', 'PT422');
select tests.answers($$ select api.record_qualification(tests.id('ann'), 'university_affiliation', 'Leeds', 'verified', '2026-01-01', null, '2027-01-01') $$, 201, null, 'An affiliation has an end');
select tests.answers($$ select api.record_qualification(tests.id('ann'), 'professional', 'QTS', 'verified', '2026-01-01', null, null, tests.id('wrong')) $$, 409, 'nothing-to-correct', 'A correction is of the same kind');
select tests.answers($$ select api.record_qualification(tests.id('ann'), 'academic', 'MSc', 'verified', '2026-01-01', null, null, tests.id('wrong')) $$, 201, null, 'then it counts');

select tests.person('bob', '{tutor}'), tests.record('qualification', 'bob', '{"kind": "academic", "title": "BSc", "outcome": "verified", "verified_on": "2026-01-01"}', 'bob''s');
select tests.answers(format($q$ select api.record_qualification(tests.id('ann'), 'academic', 'MSc', 'verified', '2026-01-01', null, null, %L) $q$, tests.id(wrong)), 409, 'nothing-to-correct', why)
from (values ('bob''s', 'about the same person'), ('wrong', 'once'), ('nothing', 'and of something')) as tried (wrong, why);
select tests.is_refused($$ select api.record_qualification(tests.id('ann'), 'academic', 'MSc', 'perhaps', '2026-01-01') $$, 'It is verified or failed', 'PT422');
select tests.is_refused($$ select api.record_qualification(tests.id('ann'), 'academic', 'MSc', 'verified', identity.civil_date(now()) + 1) $$, 'and not tomorrow', 'PT422');

select tests.is_refused($$ select api.record_qualification(tests.id('ann'), 'badge', 'MSc', 'verified', '2026-01-01') $$, 'Kinds are four', 'PT422');
select * from finish();
rollback;
