-- Officers record prohibition checks; a match blocks until the record is corrected (F14, F16).
begin;
select plan(22);
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
select tests.record('prohibition_check', 'ann', jsonb_build_object('kind', 'interim_prohibition', 'result', 'match', 'checked_on', '2026-01-01', 'recorded_by', tests.id('vera')), 'mistyped');
select tests.person('viktor', '{vetting_officer}');
select tests.become('vera', 'web_vetting');
select tests.answers($$ select api.record_prohibition_check(tests.id('ann'), 'interim_prohibition', 'clear', '2026-01-01', tests.id('mistyped')) $$, 403, 'second-officer-required', 'Who recorded a match does not take it back');
select tests.become('viktor', 'web_vetting');
select tests.answers($$ select api.record_prohibition_check(tests.id('ann'), 'interim_prohibition', 'clear', '2026-01-01', tests.id('mistyped')) $$, 201, null, 'a second officer does');
select tests.step_back();
select is(tests.fails('ann', '2026-06-01', 'PROH%'), '{}', 'and that counts');

select tests.person('bob', '{tutor}'), tests.record('prohibition_check', 'bob', '{"kind": "section_128", "result": "clear", "checked_on": "2026-01-01"}', 'bob''s');
select tests.record('prohibition_check', 'ann', jsonb_build_object('kind', 'section_128', 'result', 'match', 'checked_on', '2026-01-01', 'recorded_by', tests.id('vera')), 'match');
select tests.become('vera', 'web_vetting');
select tests.answers($$ select api.record_prohibition_check(tests.id('ann'), 'section_128', 'clear', '2026-01-01', tests.id('bob''s')) $$, 409, 'nothing-to-correct', 'A correction is about the same person');
select tests.answers($$ select api.record_prohibition_check(tests.id('ann'), 'section_128', 'clear', '2026-01-01', tests.id('wrong')) $$, 409, 'nothing-to-correct', 'and of what nobody has corrected');
select tests.answers($$ select api.record_prohibition_check(tests.id('ann'), 'section_128', 'match', '2026-01-02', tests.id('match')) $$, 201, null, 'Whoever recorded a match may put right when it was');

select tests.is_refused($$ select api.record_prohibition_check(tests.id('ann'), 'section_128', 'clear', identity.civil_date(now()) + 1) $$, 'Nothing is checked tomorrow', 'PT422');
select * from finish();
rollback;
