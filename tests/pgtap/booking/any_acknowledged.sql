-- One of those who answer for a child is enough (OS-22).
begin;
select plan(4);
select tests.person('mum'), tests.person('dad');
select tests.acknowledges('dad', 'aua', '2026-01-01 12:00Z');
create function pg_temp.any(p_at timestamptz, variadic p_people text[]) returns text language sql as $$
  select tests.truth(format('select booking.any_acknowledged(%L, ''aua'', %L)', (select array_agg(tests.id(person)) from unnest(p_people) as person), p_at))
$$;
select is(pg_temp.any('2026-01-01 12:00Z', 'mum', 'dad'), 'true', 'One of two is enough'),
       is(pg_temp.any('2026-01-01 11:59:59Z', 'mum', 'dad'), 'false', 'not before they did'),
       is(pg_temp.any('2026-01-01 12:00Z', 'mum'), 'false', 'and not somebody else''s'),
       is(tests.truth($$ select booking.any_acknowledged('{}', 'aua', now()) $$), 'false', 'Nobody is not enough');
select * from finish();
rollback;
