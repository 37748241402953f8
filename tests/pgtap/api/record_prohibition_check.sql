-- Officers record prohibition checks; a match blocks until the record is corrected (F14, F16).
begin;
select plan(13);
select tests.follows_profile('tutorstudio');
select * from tests.officers_function('record_prohibition_check', $$ select api.record_prohibition_check(%L, 'tra_prohibition', 'clear', '2026-01-01') $$);
select tests.record('prohibition_check', 'ann', '{"kind": "section_128", "result": "match", "checked_on": "2026-01-01"}', 'wrong');
select is(tests.fails('ann', '2026-06-01', 'PROH%'), '{PROHIBITION_MATCH}', 'A match blocks');
select tests.become('vera', 'web_vetting');
select tests.is_refused($$ select api.record_prohibition_check(tests.id('ann'), 'list 99', 'clear', '2026-01-01') $$, 'Only lists that are known', 'PT422');
select tests.is_refused($$ select api.record_prohibition_check(tests.id('ann'), 'section_128', 'perhaps', '2026-01-01') $$, 'It is clear or a match', 'PT422');
select tests.answers($$ select api.record_prohibition_check(tests.id('ann'), 'tra_prohibition', 'clear', '2026-01-01', tests.id('wrong')) $$, 409, 'nothing-to-correct', 'A correction is of the same list');
select tests.answers($$ select api.record_prohibition_check(tests.id('ann'), 'section_128', 'clear', '2026-01-01', tests.id('wrong')) $$, 201, null, 'then it counts');
select tests.step_back();
select is(tests.fails('ann', '2026-06-01', 'PROH%'), '{}', 'and blocks no more');
select * from finish();
rollback;
