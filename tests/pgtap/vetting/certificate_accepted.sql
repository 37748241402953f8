-- What was disclosed counts as weighed when the latest judgement of somebody else accepts it (E1.3, MT-38).
begin;
select plan(6);
select tests.person('ann', '{tutor}');
select tests.person('vera', '{vetting_officer}');
select tests.certificate('ann', '2026-01-01', jsonb_build_object('disclosures', 'non_blank', 'recorded_by', tests.id('vera')), 'it');
select tests.certificate('ann', '2026-01-02', '{"number": "000000000002"}');
create function pg_temp.accepted(p_at timestamptz, p_recorder text default 'vera') returns text language sql as $$
  select tests.value_as('cap_vetting', format('vetting.certificate_accepted(%L, %L, %L)', tests.id('it'), tests.id(p_recorder), p_at))
$$;
select is(pg_temp.accepted('2026-02-01'), 'false', 'Nobody weighed it, nobody accepted it');
select tests.assesses('ann', 'viktor', 'it', 'accept', '2026-02-01 12:00+00', 'certificate_id');
select is(pg_temp.accepted('2026-02-01 11:59:59+00'), 'false', 'to the second before');
select is(pg_temp.accepted('2026-02-01 12:00:00+00'), 'true', 'and from then on it is');
select is(pg_temp.accepted('2026-02-02', 'viktor'), 'false', 'but not by whoever recorded it');
select tests.assesses('ann', 'vlad', 'it', 'reject', '2026-02-03 12:00+00', 'certificate_id');
select is(pg_temp.accepted('2026-02-04'), 'false', 'A later refusal counts');
select tests.assesses('ann', 'viktor', 'it', 'accept', '2026-02-05 12:00+00', 'certificate_id');
select is(pg_temp.accepted('2026-02-06'), 'true', 'and a later acceptance');
select * from finish();
rollback;
