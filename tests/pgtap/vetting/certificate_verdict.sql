-- The latest judgement counts, of somebody who may judge; who recorded the certificate may reject, and never accept (E1.3).
begin;
select plan(11);
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
-- by rows that the trigger would not let in
select tests.settled(), tests.given('alter table vetting.disclosure_assessment disable trigger _200_assessor_is_another');
select tests.assesses('ann', 'ann', 'it', 'accept', '2026-02-05 12:00+00');
select is(pg_temp.verdict('2026-02-06'), 'reject', 'The holder accepts nothing of their own');
select tests.certificate('ann', '2026-01-01', '{"disclosures": "non_blank", "number": "000000000009"}', 'other');
select tests.assesses('ann', 'viktor', 'other', 'accept', '2026-02-07 12:00+00');
select is(pg_temp.verdict('2026-02-08'), 'reject', 'What is accepted of another certificate is not accepted of this one');
select tests.certificate('ann', '2026-01-01', jsonb_build_object('source', 'self_declared', 'recorded_by', tests.id('vera'), 'number', '000000000008'), 'word');
select tests.assesses('ann', 'vera', 'word', 'accept', '2026-02-09 12:00+00');
create or replace function pg_temp.verdict(p_at timestamptz) returns text language sql as $$
  select tests.value_as('cap_vetting', format('vetting.certificate_verdict(%L, %L)', tests.id('word'), p_at))
$$;
select is(pg_temp.verdict('2026-02-10'), null, 'Who wrote a declaration down does not accept it either');
select tests.assesses('ann', 'viktor', 'word', 'accept', '2026-02-10 12:00+00');
select is(pg_temp.verdict('2026-02-11'), 'accept', 'somebody else does');
select * from finish();
rollback;
