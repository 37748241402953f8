-- What is judged anew is what tests/pgtap/booking/learner_findings.sql reads, whatever is remembered.
begin;
select plan(5);
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11));
create function pg_temp.judged(p_point text default 'P2') returns text language sql as $$
  select tests.truth(format('select string_agg(code, '','') from booking.judge_learner(%L, %L, %L, clock_timestamp(), %L)',
    tests.id('ann'), tests.id('lily'), tests.id('ann alone'), p_point))
$$;
create function pg_temp.told(p_point text) returns text language sql as $$
  select tests.truth(format('select string_agg(code, '','') from booking.learner_findings(%L, %L, %L, clock_timestamp(), %L)',
    tests.id('ann'), tests.id('lily'), tests.id('ann alone'), p_point))
$$;
select is(pg_temp.judged(), null, 'Nothing stands against a child whose parent is verified');
select tests.value_as('cap_booking', format('booking.remember_learner(%L, %L, %L)', tests.id('ann'), tests.id('lily'), tests.id('ann alone')));
select is(array(select coalesce(pg_temp.told(point), '') = coalesce(pg_temp.judged(point), '') from unnest(array['P1', 'P2', 'P3', 'P4', 'P5', 'unheard of', null]) as point),
  '{t,t,t,t,t,t,t}', 'At every point what is told is what is judged, although the learner is remembered as clear');
select tests.kept_apart('ann', 'lily');
select is(pg_temp.judged(), 'NO_CONTACT_ORDER', 'An order is found although the learner was remembered as clear');
select is(tests.truth($p$ select has_function_privilege('web_guardian', 'booking.judge_learner(uuid, uuid, uuid, timestamptz, text)', 'execute') $p$), 'false', 'Nobody who asks over HTTP may ask it');
select tests.become('lily''s parent', 'web_guardian');
select tests.is_refused($$ select * from booking.judge_learner(tests.id('ann'), tests.id('lily'), null, now(), 'P1') $$, 'not even about their own child');
select * from finish();
rollback;
