-- No learner is remembered clear but by being judged, whoever writes the row (TS-77, F13).
begin;
select plan(7);
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
select * from finish();
rollback;
