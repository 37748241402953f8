-- One line of the Single Central Record: facts and dates, never what a list answered (C.6).
begin;
select plan(14);
select tests.person('ann', '{tutor}');
select tests.is_cleared('ann', '2026-01-15', '2026-01-16 02:00+00');
create function pg_temp.said(p_path text, p_at timestamptz default '2026-06-01', p_name text default 'ann') returns text language sql as $$
  select tests.value_as('cap_vetting', format('select found #>> %L from vetting.record_of(%L, %L)', p_path, tests.id(p_name), p_at)) $$;
select is(pg_temp.said('{identity}')::jsonb, '{"done": true, "date": "2026-01-15", "evidence": "passport", "checked_by": "Rea Gistrar"}', 'Identity: what was seen, when and by whom');
select is(pg_temp.said('{dbs,number}'), '********7890', 'The certificate by the last four figures of its number');
select is(pg_temp.said('{dbs,issued_on}') || ' ' || pg_temp.said('{dbs,seen_on}') || ' ' || pg_temp.said('{dbs,level}'), '2026-01-15 2026-01-15 enhanced', 'its dates and level');
select is(pg_temp.said('{dbs,barred_list_done}'), 'true', 'and that the barred list was looked through');
select is(pg_temp.said('{prohibition,date}'), '2026-01-15', 'Prohibition, when');
select is(pg_temp.said('{screening,date}'), '2026-01-16', 'screening, when');
select is(pg_temp.said('{right_to_work,date}'), '2026-01-15', 'right to work, when');
select is(pg_temp.said('{references,verified}'), '2', 'how many references');
select is(pg_temp.said('{training,0,topic}'), 'kcsie_part1', 'which training');
select is(pg_temp.said('{section_128}'), null, 'What was not done is empty');
select is(pg_temp.said('{identity}', '2026-01-14 23:59:59+00'), null, 'As at the day before, nothing had been seen');
select is(pg_temp.said('{identity,done}', '2026-01-15 00:00:00+00'), 'true', 'on the day it had');
-- a match leaves no trace in it
select tests.person('eve', '{tutor}');
select tests.is_cleared('eve', '2026-01-15', '2026-01-16 02:00+00');
create function pg_temp.whole(p_name text) returns text language sql as $$
  select tests.value_as('cap_vetting', format('select found #- %L #- %L from vetting.record_of(%L, %L)', '{dbs,certificate_id}', '{nothing}', tests.id(p_name), '2026-06-01')) $$;
select is(pg_temp.whole('eve'), pg_temp.whole('ann'), 'Two tutors with the same papers have the same line');
select tests.screened('eve', 'childrens_barred', '2026-01-16 02:00+00', 'confirmed', 'eve''s run');
select tests.consents('eve', '2026-01-16');
select tests.status_check('eve', 'eve''s certificate', 'NEW_INFO', '2026-01-17 02:00+00');
select tests.record('prohibition_check', 'eve', '{"kind": "interim_prohibition", "result": "match", "checked_on": "2026-01-15"}');
select is(pg_temp.whole('eve'), pg_temp.whole('ann'), 'whatever was found about one of them');
select * from finish();
rollback;
