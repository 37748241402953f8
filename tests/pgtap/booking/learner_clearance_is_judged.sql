-- No learner is remembered clear but by being judged, whoever writes the row (TS-77, F13).
begin;
select plan(22);
select tests.follows_profile();
select tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.person('alone', '{learner}', tests.born(11));
select tests.value_as('cap_booking', format('booking.lock_learners(array[%L, %L]::uuid[])', tests.id('lily'), tests.id('alone')));
create function pg_temp.forge(p_learner text) returns text language sql as $$
  select format($q$ insert into booking.learner_clearance (engagement_id, learner_id, tutor_id, learner_version, standing_version, policy_epoch, judged_at, good_until)
    values (%L, %L, %L, (select version from booking.learner_standing where learner_id = %2$L), (select version from vetting.standing where tutor_id = %3$L),
      (select number from policy.epoch), now(), '2099-01-01') $q$, tests.id('ann alone'), tests.id(p_learner), tests.id('ann'))
$$;
select lives_ok($$ select tests.given(pg_temp.forge('alone')) $$, 'A superuser writes that a child for whom nobody answers is clear');
select is(tests.truth('select count(*) from booking.learner_clearance'), '0', 'and nothing is remembered');
select tests.given('set local session_replication_role = replica');
select tests.given(pg_temp.forge('alone'));
select is(tests.truth('select count(*) from booking.learner_clearance'), '0', 'not while replaying either');
select tests.given('set local session_replication_role = origin');
select tests.is_refused_to('cap_booking', pg_temp.forge('alone'), 'The lane''s own role writes no verdict at all');
select tests.given(pg_temp.forge('lily'));
select ok(tests.truth($$ select max(good_until) from booking.learner_clearance $$)::timestamptz <= clock_timestamp() + interval '25 hours', 'Of a clear learner the verdict is kept, and not what was written');
select tests.kept_apart('ann', 'lily');
select tests.given($$ update booking.learner_clearance set good_until = '2099-01-01' $$);
select ok(tests.truth($$ select max(good_until) from booking.learner_clearance $$)::timestamptz <= clock_timestamp() + interval '25 hours', 'A row is not written over with what would not be judged');
select is(tests.truth(format('select booking.is_learner_remembered_clear(%L, %L, %L, clock_timestamp())', tests.id('ann'), tests.id('lily'), tests.id('ann alone'))), 'false',
  'and nobody believes the old one');
-- how long it lasts: what ends for the learner ends it, and nothing else does
select tests.bookable('bob'), tests.restricted('bob', 'hold', now() + interval '1 hour'), tests.bookable('cat');
select tests.ward('sam', tests.born(11)), tests.person('gran'), tests.guardian('gran', 'sam', 'delegated_guardian', '2020-01-01', '2021-01-01');
select tests.ward('max', tests.born(11)), tests.guardian('gran', 'max', 'delegated_guardian', '2020-01-01', now() + interval '1 minute');
select tests.power('sam', 'tutor', null, '2020-01-01', now() + interval '1 minute'), tests.power('sam', 'learner', null, '2019-01-01', '2019-06-01');
select tests.person('guest', '{}', tests.born(11)), tests.power('guest', 'learner', null, '2020-01-01', now() + interval '2 minutes'), tests.guardian('lily''s parent', 'guest');
create function pg_temp.remember(p_tutor text, p_learner text, p_engagement text default null) returns text language sql as $$
  select tests.value_as('cap_booking', format('booking.remember_learner(%L, %L, %L)', tests.id(p_tutor), tests.id(p_learner), tests.id(coalesce(p_engagement, p_tutor || ' alone'))))
$$;
create function pg_temp.lasts(p_learner text) returns interval language sql as $$
  select tests.truth(format('select good_until - now() from booking.learner_clearance where learner_id = %L and tutor_id = %L', tests.id(p_learner), tests.id('cat')))::interval
$$;
create function pg_temp.day() returns interval language sql as $$ select ((now() at time zone 'Europe/London')::date + 1)::timestamp at time zone 'Europe/London' - now() $$;
select is(pg_temp.remember('cat', who), 'true', who || ' is clear'), is(pg_temp.lasts(who), least(lasts, pg_temp.day()), format('%s stays so for %s', who, lasts))
from (values ('sam', pg_temp.day()), ('max', interval '1 minute'), ('guest', interval '2 minutes')) as had (who, lasts);
select is(pg_temp.remember('bob', 'sam'), 'true', 'and so is sam with somebody else');
select is(tests.truth($$ select string_agg((kept.standing_version = held.version)::text, ' ') from booking.learner_clearance as kept join vetting.standing as held using (tutor_id)
  where kept.learner_id = tests.id('sam') $$), 'true true', 'each with the counter of their own tutor');
select tests.kept_apart('bob', 'guest', 'pair', now() - interval '1 hour', now() + interval '1 hour');
select is(pg_temp.remember('bob', 'max'), 'false', 'With a tutor who is kept apart from somebody nothing is remembered, also where that is to end');
-- work off a school's site hangs on an agreement, whether or not the profile asks for one today
select tests.organisation('hill', 'school'), tests.engagement('cat off site', 'cat', null, 'hill', p_off_site => true);
select is(tests.truth(format('select count(*) from booking.judge_learner(%L, %L, %L, clock_timestamp(), ''P2'')', tests.id('cat'), tests.id('sam'), tests.id('cat off site'))), '0', 'Nothing stands against work off a school''s site'),
       is(pg_temp.remember('cat', 'sam', 'cat off site'), 'false', 'and yet it is not remembered');
-- whoever judges takes the tutor and the learner, also where nobody met them before
select tests.bookable('new'), tests.ward('eli', tests.born(11)), tests.bookable('known'), tests.ward('ina', tests.born(11));
select tests.settled();
select tests.given(format('alter table vetting.standing disable trigger user; alter table booking.learner_standing disable trigger user;
  delete from vetting.standing where tutor_id = %L; delete from booking.learner_standing where learner_id = %L', tests.id('new'), tests.id('eli')));
select is(pg_temp.remember('new', 'ina'), 'true', 'A tutor who was never met is taken'), is(pg_temp.remember('known', 'eli'), 'true', 'and so is a learner');
-- where judging found nothing, who has no standing is not remembered all the same
select tests.given($$ create or replace function booking.judge_learner(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamptz, p_point text)
  returns table (code text, class text, until timestamptz) language sql stable security definer set search_path = pg_catalog, pg_temp as 'select null, null, null::timestamptz where false' $$);
select is(pg_temp.remember('cat', 'alone'), 'true', 'Whom nothing is found against is remembered'), is(pg_temp.remember('cat', 'nobody at all'), 'false', 'but not whom nobody knows');
select * from finish();
rollback;
