-- What a tutor works under, day by day; without anything, independent work.
begin;
select plan(8);
select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor}');
select tests.organisation('acme', 'agency');
select tests.engagement('ann at acme', 'ann', 'acme', p_starts_on => '2026-03-29', p_ends_on => '2026-10-25');
create function pg_temp.work(p_at timestamptz, p_name text default 'ann') returns text language sql as $$
  select tests.value_as('cap_vetting', format('select string_agg(coalesce(agency_id::text, %L), %L) from vetting.live_work(%L, %L)', 'alone', ',', tests.id(p_name), p_at)) $$;
select is(pg_temp.work('2026-03-28 23:59:59+00'), 'alone', 'Before the first day');
select is(pg_temp.work('2026-03-29 00:00:00+00'), tests.id('acme')::text, 'from midnight of it');
select is(pg_temp.work('2026-10-24 22:59:59+00'), tests.id('acme')::text, 'to the last second of the last');
select is(pg_temp.work('2026-10-24 23:00:00+00'), 'alone', 'and not after');
select is(pg_temp.work('2026-06-01', 'bob'), 'alone', 'Nobody else works under it');
select tests.engagement('ann alone', 'ann', p_starts_on => '2026-05-01');
select is(tests.value_as('cap_vetting', $$ select count(*) from vetting.live_work(tests.id('ann'), '2026-06-01') $$), '2', 'Two engagements are two lines');
select tests.given($$ update identity.engagement set ended_at = now(), ends_on = identity.civil_date(now()), ended_by = opened_by, end_reason = 'ended' where engagement_id = tests.id('ann alone') $$);
select is(tests.value_as('cap_vetting', $$ select count(*) from vetting.live_work(tests.id('ann'), now()) where engagement_id = tests.id('ann alone') $$), '0', 'one that was ended is none');
select tests.given($$ insert into identity.engagement (engagement_id, tutor_id, starts_on, opened_by, opened_at, ended_at, ended_by, end_reason)
  values (tests.id('bob alone'), tests.id('bob'), '2026-01-01', tests.registrar(), '2026-01-01', '2026-06-01 10:00+00', tests.registrar(), 'ended') $$);
create function pg_temp.bobs(p_at timestamptz) returns text language sql as $$
  select tests.value_as('cap_vetting', format('select count(engagement_id) from vetting.live_work(%L, %L)', tests.id('bob'), p_at)) $$;
select is(pg_temp.bobs('2026-06-01 09:59:59+00') || pg_temp.bobs('2026-06-01 10:00:00+00'), '10', 'to the second in which it ended');
select * from finish();
rollback;
