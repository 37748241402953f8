-- A household: a learner and every learner who shares a live guardian (E1.6 row 18).
begin;
select plan(8);

select tests.person('kim', '{learner}', '2015-01-01');
select tests.person('tim', '{learner}', '2013-01-01');
select tests.person('cousin', '{learner}', '2013-01-01');
select tests.person('stranger', '{learner}', '2013-01-01');
select tests.person('mum');
select tests.person('aunt');
select tests.guardian('mum', 'kim');
select tests.guardian('mum', 'tim', 'parent', '2020-01-01 00:00+00', '2026-09-01 00:00+00');
select tests.guardian('aunt', 'tim', 'sponsor');
select tests.guardian('aunt', 'cousin');

-- gran is no longer there for one, not yet there for another, and will be for a third
select tests.person('sue', '{learner}', '2014-01-01');
select tests.person('uma', '{learner}', '2014-01-01');
select tests.person('vic', '{learner}', '2014-01-01');
select tests.person('gran');
select tests.guardian('gran', 'sue', 'parent', '2020-01-01 00:00+00', '2025-01-01 00:00+00');
select tests.guardian('gran', 'uma');
select tests.guardian('gran', 'vic', 'parent', '2026-07-01 00:00+00');

create function pg_temp.asked(p_learner text, p_at timestamptz) returns text language sql as $ask$
  select tests.value_as('cap_booking', format($$
    select string_agg(lower(known.given_name), ', ' order by known.given_name)
    from identity.household(%L, %L) as answer
    join identity.person as known on known.person_id = answer $$, tests.id(p_learner), p_at))
$ask$;

select is(pg_temp.asked('kim', '2026-08-31 23:59:59+00'), 'kim, tim',
  'Brother and sister are one household');
select is(pg_temp.asked('tim', '2026-08-01 00:00+00'), 'cousin, kim, tim',
  'Who has two guardians shares with the learners of both');
select is(pg_temp.asked('kim', '2026-09-01 00:00+00'), 'kim',
  'A link that has ended binds nobody together');
select is(pg_temp.asked('sue', '2026-06-01 00:00+00'), 'sue',
  'for the learner whose link it was neither');
select is(pg_temp.asked('vic', '2026-06-01 00:00+00'), 'vic',
  'nor does a link that begins later');
select is(pg_temp.asked('uma', '2026-06-01 00:00+00'), 'uma',
  'on either side');
select is(pg_temp.asked('stranger', now()), 'stranger',
  'Somebody without a guardian is a household');
select is(
  tests.value_as('cap_booking', 'select count(*) from identity.household(null)'),
  '0',
  'Nobody is no household');

select * from finish();
rollback;
