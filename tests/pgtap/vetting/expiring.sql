-- What expires next, in buckets of civil days (E7 report 4).
begin;
select plan(13);
select tests.follows_profile('mytutor');
select tests.person('ann', '{tutor}');
create function pg_temp.due(p_at timestamptz, p_within integer default 90, p_item text default 'dbs_enhanced') returns text language sql as $$
  select tests.value_as('cap_booking', format($x$ select string_agg(concat_ws(' ', bucket, days, code), ',' order by until) from vetting.expiring(%s, %L) where item = %L $x$, p_within, p_at, p_item)) $$;
select tests.certificate('ann', '2025-11-21');
select is(pg_temp.due('2026-08-22 12:00+01'), null, 'Ninety-one days before it is not in sight');
select is(pg_temp.due('2026-08-22 12:00+01', 120), 'later 91', 'unless more is asked for');
select is(pg_temp.due('2026-08-23 12:00+01'), '61-90 90', 'ninety days before it is');
select is(pg_temp.due('2026-09-22 12:00+01'), '31-60 60', 'then sixty');
select is(pg_temp.due('2026-10-22 12:00+01'), '15-30 30', 'thirty');
select is(pg_temp.due('2026-11-07 12:00+00'), '8-14 14', 'fourteen');
select is(pg_temp.due('2026-11-14 12:00+00'), '0-7 7', 'seven');
select is(pg_temp.due('2026-11-20 23:59:59+00'), '0-7 1', 'To the last second of the last day it is due tomorrow');
select is(pg_temp.due('2026-11-21 00:00:00+00'), 'overdue 0 DBS_LAPSED', 'and then overdue');
select is(pg_temp.due('2026-12-24'), 'overdue -33 DBS_LAPSED', 'and stays so');
select tests.organisation('acme', 'agency');
select tests.engagement('ann at acme', 'ann', 'acme');
select tests.engagement('ann alone', 'ann');
select tests.override('half', 'acme', 'vetting.dbs_interval', '"P6M"');
select is(
  tests.value_as('cap_booking', $$ select string_agg(bucket || ' ' || (engagement_ids = array[tests.id('ann at acme')])::text, ',' order by until) from vetting.expiring(90, '2026-11-14 12:00+00') where item = 'dbs_enhanced' $$),
  'overdue true,0-7 false', 'Where a contract asks for more it is due earlier there');
select tests.record('gate_decision', 'ann', '{"decision": "withdrawn", "decided_at": "2026-06-01T00:00:00Z"}');
select tests.screened('ann', 'uk_sanctions_list', '2026-06-01', 'confirmed', 'ann''s run');
select is(
  tests.value_as('cap_booking', $$ select count(*) from vetting.expiring(90, '2026-11-14') where item in ('known_bar', 'vetting_gate') $$), '0',
  'What does not expire is not in it');
select tests.person('una', '{tutor}'), tests.certificate('una', '2026-01-10', p_row => 'una''s paper'), tests.status_check('una', 'una''s paper', 'NO_MATCH_FOUND', '2026-11-01 09:00+00');
select is(
  tests.value_as('cap_booking', $$ select string_agg(coalesce(code, 'runs'), ',') from vetting.expiring(90, '2026-11-14') where person_id = tests.id('una') and item = 'dbs_enhanced' $$), 'runs',
  'and what only advises is not due');
select * from finish();
rollback;
