-- What staff must say, and what must be there besides; a contract only adds (E3.1, E3.4).
begin;
select plan(28);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson');
create function pg_temp.found(p_persona text, p_asks text, p_case text, p_code text default 'safeguarding_case') returns text language sql as $$
  select coalesce(tests.truth(format('select string_agg(code || '' '' || kind, '','' order by code) from recording.staff_read_findings(%L, %L, %L, %L, clock_timestamp(), %L, ''A concern was raised about it'', %L)',
    tests.id('film'), tests.id('lesson'), p_persona, jsonb_build_object('recording.staff_review_requires', p_asks, 'qa.observation', null), p_code, tests.id(p_case))), '') $$;
select is(pg_temp.found('web_dsl', 'reason', 'case'), '', 'Code, words and case'), is(pg_temp.found('web_dsl', 'reason', null), 'CASE_MISSING reason', 'all three');
select is(pg_temp.found('web_dsl', 'flag_or_reason', null), 'CASE_MISSING reason', 'A contract that asks for a flag or a reason does not do away with the platform''s case'), is(pg_temp.found('web_dsl', 'flag_or_reason', 'case'), '', 'with the case it will do');
select is(pg_temp.found('web_dsl', 'report', 'case'), 'REPORT_MISSING reason', 'one that asks for a report adds the report'), is(pg_temp.found('web_dsl', 'report', null), 'CASE_MISSING reason,REPORT_MISSING reason', 'to the case');
select is(pg_temp.found('web_dsl', 'reason', 'case', 'lado_request'), 'DISCLOSURE_MISSING reason', 'For the LADO outside there is a row first'), is(pg_temp.found('web_lado', 'report', null), 'CASE_MISSING reason', 'The coordinator names a case'),
  is(pg_temp.found('web_lado', 'report', 'case'), 'NOT_ATTACHED_TO_THE_CASE stranger', 'and opens what belongs to it alone');
select tests.reported('lesson', 'person', 'case');
select is(pg_temp.found('web_lado', 'report', 'case'), '', 'A report attaches it'), is(pg_temp.found('web_lado', 'report', 'case', 'lado_request'), 'DISCLOSURE_MISSING reason', 'For what leaves the coordinator needs the row, too'), is(pg_temp.found('web_dsl', 'report', 'case'), '', 'and is one');
create function pg_temp.row_to(p_type text) returns void language sql as $f$ select tests.given(format($$ insert into recording.disclosure (segment_ids, recipient_type, recipient_organisation, recipient_officer, authority_reference, legal_gateway, content_sha256, urgent, subject_informed, requested_by)
  values (array[%L]::uuid[], %L, 'The office', 'An officer', 'L 1', 'consent', sha256('x'), true, true, %L) $$, tests.id('film'), p_type, tests.registrar())) $f$;
select pg_temp.row_to('data_subject');
select is(pg_temp.found('web_dsl', 'reason', 'case', 'lado_request'), 'DISCLOSURE_MISSING reason', 'A row to somebody else is none'), is(pg_temp.found('web_dsl', 'reason', 'case', 'police_request'), 'DISCLOSURE_MISSING reason', 'for the police either');
select pg_temp.row_to('lado');
select is(pg_temp.found('web_dsl', 'reason', 'case', 'lado_request'), '', 'With the row it opens'), is(pg_temp.found('web_lado', 'reason', 'case', 'lado_request'), '', 'to both'), is(pg_temp.found('web_dsl', 'reason', 'case', 'police_request'), 'DISCLOSURE_MISSING reason', 'and not to the police');
-- what belongs to another lesson, another recording or another time does not count
select tests.lesson('other', 'ann', '{lily}', now() + interval '3 days'), tests.footage('other film', 'other'), tests.lesson('third', 'ann', '{lily}', now() + interval '5 days'), tests.footage('one', 'third', now() - interval '3 hours'), tests.footage('two', 'third', now() - interval '2 hours');
create function pg_temp.asks(p_persona text, p_film text, p_lesson text, p_case text, p_at timestamptz default clock_timestamp(), p_code text default 'safeguarding_case') returns text language sql as $$
  select coalesce(tests.truth(format('select string_agg(code, '','' order by code) from recording.staff_read_findings(%L, %L, %L, %L, %L, %L, ''A concern was raised about it'', %L)',
    tests.id(p_film), tests.id(p_lesson), p_persona, jsonb_build_object('recording.staff_review_requires', 'report', 'qa.observation', null), p_at, p_code, tests.id(p_case))), '') $$;
select is(pg_temp.asks('web_dsl', 'other film', 'other', 'case'), 'REPORT_MISSING', 'A report of one lesson is none of another'), is(pg_temp.asks('web_lado', 'other film', 'other', 'case'), 'NOT_ATTACHED_TO_THE_CASE', 'to the coordinator neither');
select is(pg_temp.asks('web_dsl', 'film', 'lesson', 'case', now() - interval '2 minutes'), 'REPORT_MISSING', 'Nor is there one before it is made'), is(pg_temp.asks('web_lado', 'film', 'lesson', 'case', now() - interval '2 minutes'), 'NOT_ATTACHED_TO_THE_CASE', 'nor its case'), is(pg_temp.asks('web_lado', 'film', 'lesson', 'another case'), 'NOT_ATTACHED_TO_THE_CASE', 'and it is attached to one case');
select tests.held('third', 'legal_hold', 'inquiry', 'first', p_segment => 'one', p_from => now() - interval '40 minutes', p_until => now() - interval '20 minutes'), tests.held('third', 'legal_hold', 'inquiry', 'second', p_from => now() - interval '40 minutes');
select is(pg_temp.asks('web_lado', film, 'third', ofcase, now() + after), told, why)
from (values ('one', 'first', interval '-30 minutes', '', 'A hold attaches what it holds'), ('two', 'first', '-30 minutes', 'NOT_ATTACHED_TO_THE_CASE', 'and no other recording'), ('one', 'first', '-50 minutes', 'NOT_ATTACHED_TO_THE_CASE', 'not before it'), ('one', 'first', '0', 'NOT_ATTACHED_TO_THE_CASE', 'nor once it is released'), ('two', 'second', '0', '', 'That of a lesson holds all of it')) as asked (film, ofcase, after, told, why);
select is(pg_temp.asks('web_lado', 'other film', 'other', 'second'), 'NOT_ATTACHED_TO_THE_CASE', 'and of no other lesson');
select * from finish();
rollback;
