-- Somebody stays administrator for at least as long as the one who goes.
begin;
select plan(10);

create function pg_temp.remain_without(p_name text) returns text language sql as $$
  select tests.value_as('cap_identity', format('identity.administrators_remain(%L)', tests.id(p_name)))
$$;

select tests.person('ann', '{tutor}');
select tests.person('old');
select tests.power('old', 'platform_administrator', null, '2020-01-01 00:00+00', now() - interval '1 day');
select tests.person('tom', '{tutor}');
select tests.power('tom', 'platform_administrator', null, '2020-01-01 00:00+00', now() + interval '1 day');

select is(pg_temp.remain_without('tom'), 'false', 'Without the only administrator there is none, though it would end some day');
select is(tests.holds_lock(4711, 1), true, 'Two who remove each other at the same instant wait for one another');
select is(pg_temp.remain_without('ann'), 'true', 'Somebody who is none can go');
select is(pg_temp.remain_without('old'), 'true', 'and so can somebody who was one');

-- ina for ever, but inactive; fay for ever, but from tomorrow on; ben for a day longer than tom
select tests.person('ina', '{platform_administrator}', '1990-01-01', 'inactive');
select tests.person('fay');
select tests.power('fay', 'platform_administrator', null, now() + interval '1 day');
select is(pg_temp.remain_without('tom'), 'false', 'One who is inactive and one who begins tomorrow replace nobody');
select tests.person('ben');
select tests.power('ben', 'platform_administrator', null, '2020-01-01 00:00+00', now() + interval '2 days');
select is(pg_temp.remain_without('tom'), 'true', 'One who stays a day longer does, whatever else the others are, and for how long');
select is(pg_temp.remain_without('ben'), 'false', 'but not the other way round');

select tests.person('ada', '{platform_administrator}');
select is(pg_temp.remain_without('ada'), 'false', 'Who is administrator for good is not replaced by those who end in two days');
select is(pg_temp.remain_without('tom'), 'true', 'They can go');
select tests.person('bea', '{platform_administrator}');
select is(pg_temp.remain_without('ada'), 'true', 'With a second one for good, the first can go');

select * from finish();
rollback;
