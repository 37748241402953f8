-- Who names no engagement means the tutor's own.
begin;
select plan(9);
select tests.person('ann', '{tutor}'), tests.person('bob', '{tutor}'), tests.organisation('acme', 'agency');
select tests.engagement('ended', 'ann', p_ends_on => '2026-06-01'), tests.engagement('agency', 'ann', 'acme'),
       tests.engagement('own', 'ann', p_starts_on => '2026-05-01'), tests.engagement('bobs', 'bob', 'acme');
create function pg_temp.means(p_tutor text, p_at timestamptz) returns text language sql as $$
  select tests.truth(format('select booking.default_engagement(%L, %L)', tests.id(p_tutor), p_at))
$$;
select is(pg_temp.means('ann', '2026-04-30 12:00Z'), tests.id('ended')::text, 'An independent one that is active'),
       is(pg_temp.means('ann', '2026-06-01 12:00Z'), tests.id('own')::text, 'the next when it has ended'),
       is(pg_temp.means('bob', '2026-06-01 12:00Z'), tests.id('bobs')::text, 'one through an agency where there is no other'),
       is(pg_temp.means('ann', '2019-06-01 12:00Z'), null, 'None before there was any'),
       is(pg_temp.means('nobody', now()), null, 'and none for nobody');
select tests.person('cat', '{tutor}'), tests.organisation('oak', 'school'), tests.engagement('cat at oak', 'cat', null, 'oak');
select is(pg_temp.means('cat', '2026-06-01 12:00Z'), null, 'One that a school commissions is nobody''s by default');
select tests.engagement('cat for acme at oak', 'cat', 'acme', 'oak'), tests.engagement('cat for acme', 'cat', 'acme');
select is(pg_temp.means('cat', '2026-06-01 12:00Z'), tests.id('cat for acme')::text, 'not even through an agency');
select tests.person('dee', '{tutor}'), tests.engagement('dee alone', 'dee');
select tests.settled();
select tests.given($$ alter table identity.engagement disable trigger user;
  update identity.engagement set ended_at = '2026-06-01 12:00Z', ended_by = tests.registrar(), end_reason = 'Over' where tutor_id = tests.id('dee') $$);
select is(pg_temp.means('dee', '2026-06-01 11:59:59Z'), tests.id('dee alone')::text, 'One that is ended is meant until its end'),
       is(pg_temp.means('dee', '2026-06-01 12:00Z'), null, 'and not from that instant on, whatever its last day was to be');
select * from finish();
rollback;
