-- What was disclosed counts as weighed when the latest judgement of somebody else accepts it (E1.3, MT-38).
begin;
select plan(7);
select tests.person('ann', '{tutor}');
select tests.person('vera', '{vetting_officer}');
select tests.record('self_disclosure', 'ann', jsonb_build_object('nature', 'A caution', 'recorded_by', tests.id('ann')), 'it');
create function pg_temp.accepted(p_at timestamptz, p_recorder text default 'ann') returns text language sql as $$
  select tests.value_as('cap_vetting', format('vetting.self_disclosure_accepted(%L, %L, %L)', tests.id('it'), tests.id(p_recorder), p_at))
$$;
select is(pg_temp.accepted('2026-02-01'), 'false', 'Nobody weighed it, nobody accepted it');
select tests.assesses('ann', 'viktor', 'it', 'accept', '2026-02-01 12:00+00', 'self_disclosure_id');
select is(pg_temp.accepted('2026-02-01 11:59:59+00'), 'false', 'to the second before');
select is(pg_temp.accepted('2026-02-01 12:00:00+00'), 'true', 'and from then on it is');
select is(pg_temp.accepted('2026-02-02', 'viktor'), 'false', 'but not by whoever recorded it');
select tests.assesses('ann', 'vlad', 'it', 'reject', '2026-02-03 12:00+00', 'self_disclosure_id');
select tests.record('self_disclosure', 'ann', jsonb_build_object('nature', 'A fine', 'recorded_by', tests.id('ann')), 'other'), tests.assesses('ann', 'viktor', 'other', 'accept', '2026-02-03 13:00+00', 'self_disclosure_id');
select is(pg_temp.accepted('2026-02-04'), 'false', 'A later refusal counts, whatever is accepted of another disclosure');
select tests.assesses('ann', 'viktor', 'it', 'accept', '2026-02-05 12:00+00', 'self_disclosure_id');
select is(pg_temp.accepted('2026-02-06'), 'true', 'and a later acceptance');
-- by a row that the trigger would not let in
select tests.settled(), tests.given('alter table vetting.disclosure_assessment disable trigger _200_assessor_is_another');
select tests.assesses('ann', 'vlad', 'it', 'reject', '2026-02-07 12:00+00', 'self_disclosure_id'), tests.assesses('ann', 'ann', 'it', 'accept', '2026-02-08 12:00+00', 'self_disclosure_id');
select is(pg_temp.accepted('2026-02-09', 'oscar'), 'false', 'Nobody accepts what they disclosed themselves, whoever wrote it down');
select * from finish();
rollback;
