-- One answer serves the decision, the explanation and the ledger.
begin;
select plan(2);
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11));
select tests.restricted('ann', 'hold', '2026-01-01 00:00Z');

create function pg_temp.judged(p_unknown boolean, p_point text) returns jsonb language sql as $$
  select tests.truth(format('select booking.judged(%L, %L, %L, now(), now() + interval ''1 hour'', ''online'', %L, null, now(), %L)',
    tests.id('ann'), array[tests.id('lily')], p_unknown, tests.id('ann alone'), p_point))::jsonb
$$;
select is(pg_temp.judged(false, 'P2'), '[{"code": "TUTOR_ON_HOLD", "class": "B", "until": "2026-01-01T00:00:00+00:00", "blocks": true}]'::jsonb,
  'Each finding with its class, its instant and whether it blocks');
select is(jsonb_path_query_array(pg_temp.judged(true, 'P4'), '$[*].code'), '["PRESENCE_UNCONFIRMED", "STUDENT_UNKNOWN", "TUTOR_ON_HOLD"]'::jsonb,
  'Sorted, with a learner the caller may not speak for');

select * from finish();
rollback;
