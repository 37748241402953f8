-- A link counts while it is live, its guardian is an adult and its learner is not (TN-23, B.2 row 27).
begin;
select plan(16);
create function pg_temp.counts(p_guardian date, p_learner date, p_at timestamptz default '2026-06-15 12:00Z', p_from timestamptz default '2026-01-01', p_until timestamptz default null)
  returns text language sql as $$
  select tests.value_as('cap_identity', format('identity.acts_for_child(%L, %L, %L, %L, %L, identity.civil_date(%L))', p_from, p_until, p_guardian, p_learner, p_at, p_at))
$$;
select is(pg_temp.counts('1990-01-01', '2015-01-01'), 'true', 'An adult for a child'),
       is(pg_temp.counts('2008-06-16', '2015-01-01'), 'false', 'not the day before the guardian''s eighteenth birthday'),
       is(pg_temp.counts('2008-06-15', '2015-01-01'), 'true', 'from that birthday on'),
       is(pg_temp.counts(null, '2015-01-01'), 'false', 'nobody whose age is unknown'),
       is(pg_temp.counts('1990-01-01', '2008-06-16'), 'true', 'For a learner of seventeen'),
       is(pg_temp.counts('1990-01-01', '2008-06-15'), 'false', 'not for one who is eighteen today'),
       is(pg_temp.counts('1990-01-01', null), 'true', 'An unknown age is a child''s'),
       is(pg_temp.counts('1990-01-01', '2015-01-01', '2025-12-31 23:59:59.999999Z', '2026-01-01 00:00Z'), 'false', 'Not before the link begins'),
       is(pg_temp.counts('1990-01-01', '2015-01-01', '2026-01-01 00:00Z', '2026-01-01 00:00Z'), 'true', 'at its first instant'),
       is(pg_temp.counts('1990-01-01', '2015-01-01', '2026-05-31 23:59:59.999999Z', '2026-01-01', '2026-06-01 00:00Z'), 'true', 'until just before its end'),
       is(pg_temp.counts('1990-01-01', '2015-01-01', '2026-06-01 00:00Z', '2026-01-01', '2026-06-01 00:00Z'), 'false', 'and not at its end');

-- one guardian at once, and one pair at a time, give the same answer for everybody and every day
select tests.person('old'), tests.person('young', '{}', '2008-11-21'), tests.person('ageless', '{}', null);
select tests.person(format('l%s', n), '{learner}', case when n = 0 then null else date '2006-01-01' + n * 211 end) from generate_series(0, 20) as n;
select tests.guardian(who, format('l%s', n), 'parent', timestamptz '2026-01-01' + n * interval '9 days', case when n % 3 = 0 then timestamptz '2026-02-01' + n * interval '20 days' end),
       case when n % 4 = 0 then tests.guardian(who, format('l%s', n), 'delegated_guardian', timestamptz '2025-01-01') end
from generate_series(0, 20) as n, unnest(array['old', 'young', 'ageless']) as who;
create function pg_temp.differ(p_who text) returns bigint language plpgsql as $$
begin
  return (
    select count(*)
    from generate_series(timestamptz '2025-06-01 23:30Z', '2027-06-01', '13 days') as at
    where identity.wards(at) is distinct from (
      select coalesce(array_agg(distinct link.learner_id), '{}')
      from (select tests.id(format('l%s', n)) as learner_id from generate_series(0, 20) as n) as link
      where tests.value_as('cap_booking', format('identity.is_guardian_of(%L, %L, %L)', tests.id(p_who), link.learner_id, at))::boolean)
  );
end $$;
select tests.become('old', 'web_guardian');
select is(pg_temp.differ('old'), 0::bigint, 'identity.wards is identity.is_guardian_of for everybody at once');
select cmp_ok(cardinality(identity.wards('2026-06-01')), '>', 5, 'for more than a few');
select tests.become('young', 'web_guardian');
select is(pg_temp.differ('young'), 0::bigint, 'also for one who comes of age in between');
select tests.seal_as('ageless', 'web_guardian');
select is(pg_temp.differ('ageless'), 0::bigint, 'and for one whose age nobody knows');
select tests.nobody();
select tests.is_refused($$ select identity.acts_for_child(now(), null, null, null, now(), current_date) $$, 'Nobody over HTTP asks it');
select * from finish();
rollback;
