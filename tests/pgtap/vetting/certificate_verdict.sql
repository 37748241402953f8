-- The latest judgement counts, of somebody who may judge; who recorded the certificate may reject, and never accept (E1.3).
begin;
select plan(7);
select tests.person('ann', '{tutor}');
select tests.certificate('ann', '2026-01-01', jsonb_build_object('disclosures', 'non_blank', 'recorded_by', tests.id('vera')), 'it');
create function pg_temp.verdict(p_at timestamptz) returns text language sql as $$
  select tests.value_as('cap_vetting', format('vetting.certificate_verdict(%L, %L)', tests.id('it'), p_at))
$$;
select is(pg_temp.verdict('2026-02-01'), null, 'Nobody weighed it');
select tests.assesses('ann', 'viktor', 'it', 'accept', '2026-02-01 12:00+00');
select is(pg_temp.verdict('2026-02-01 11:59:59+00'), null, 'to the second before');
select is(pg_temp.verdict('2026-02-01 12:00+00'), 'accept', 'and from then on');
select tests.assesses('ann', 'vlad', 'it', 'reject', '2026-02-01 12:00+00');
select is(pg_temp.verdict('2026-02-02'), 'reject', 'Of two at one instant the refusal');
select tests.assesses('ann', 'vlad', 'it', 'accept', '2026-02-03 12:00+00');
select is(pg_temp.verdict('2026-02-04'), 'accept', 'A later one counts');
select tests.certificate('ann', '2026-01-01', jsonb_build_object('disclosures', 'non_blank', 'recorded_by', tests.id('vlad'), 'supersedes', tests.id('it')));
select is(pg_temp.verdict('2026-02-04'), 'reject', 'but not of somebody who recorded the certificate too, whose refusal stands');
select is(pg_temp.verdict('2026-02-01 11:00+00'), null, 'from when it was said');
select * from finish();
rollback;
