-- One word for how a check stands.
begin;
select plan(7);
create function pg_temp.word(p_code text, p_until text default null) returns text language sql as $$
  select tests.value_as('cap_vetting', format('vetting.status_of(%L, %L)', p_code, p_until)) $$;
select is(pg_temp.word(null, '2030-01-01'), 'ok', 'Nothing fails');
select is(pg_temp.word('DBS_MISSING'), 'missing', 'What is not there is missing');
select is(pg_temp.word('DBS_LAPSED', '2026-01-01'), 'lapsed', 'what was there has lapsed');
select is(pg_temp.word('UNIVERSITY_AFFILIATION_MISSING', '2026-01-01'), 'lapsed', 'under whatever code');
select is(pg_temp.word('VETTING_GATE_NOT_PASSED', '2026-01-01'), 'missing', 'A pass that was taken back is missing');
select is(pg_temp.word('DBS_DISCLOSURE_UNASSESSED'), 'under_review', 'What waits for somebody else is under review');
select is(pg_temp.word('DBS_NAME_MISMATCH'), 'under_review', 'a name too');
select * from finish();
rollback;
