-- Nobody is remembered clear but by being judged, whoever writes the row (TS-76, TS-77, F13).
begin;
select plan(11);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('held'), tests.ward('lily', tests.born(11));
select tests.restricted('held');
create function pg_temp.forge(p_tutor text) returns text language sql as $$
  select format($q$ insert into booking.clearance (engagement_id, tutor_id, standing_version, policy_epoch, judged_at, good_until, sessions_before)
    values (%L, %L, (select version from vetting.standing where tutor_id = %2$L), (select number from policy.epoch), now(), '2099-01-01', 'infinity') $q$,
    tests.id(p_tutor || ' alone'), tests.id(p_tutor))
$$;
create function pg_temp.book(p_tutor text) returns text language sql as $$
  select format($q$ select api.book_lesson(%L, array[%L]::uuid[], now() + interval '1 day', now() + interval '25 hours', 'online') $q$, tests.id(p_tutor), tests.id('lily'))
$$;

select lives_ok($$ select tests.given(pg_temp.forge('held')) $$, 'A superuser writes that a held tutor is clear');
select is(tests.truth('select count(*) from booking.clearance'), '0', 'and nothing is remembered');
select tests.given('set local session_replication_role = replica');
select tests.given(pg_temp.forge('held'));
select is(tests.truth('select count(*) from booking.clearance'), '0', 'not while replaying either');
select tests.given('set local session_replication_role = origin');
select tests.is_refused_to('cap_booking', pg_temp.forge('held'), 'The lane''s own role writes no verdict at all');
select tests.do_as('cap_booking', format('insert into booking.clearance (engagement_id, tutor_id) values (%L, %L)', tests.id('held alone'), tests.id('held')));
select is(tests.truth('select count(*) from booking.clearance'), '0', 'and whom it asks about is judged');
select tests.become('lily''s parent', 'web_guardian');
select tests.answers(pg_temp.book('held'), 409, 'booking-refused', 'A held tutor is not booked, whatever was written');
select tests.step_back();

select tests.given(pg_temp.forge('ann'));
select ok(tests.truth($$ select max(good_until) from booking.clearance $$)::timestamptz <= clock_timestamp() + interval '25 hours', 'Of a clear tutor the verdict is kept, and not what was written');
select tests.given($$ update booking.clearance set good_until = '2099-01-01', standing_version = 1000000 $$);
select ok(tests.truth($$ select max(good_until) from booking.clearance $$)::timestamptz <= clock_timestamp() + interval '25 hours', 'also when it is written over');
select is(tests.truth($$ select max(standing_version) from booking.clearance $$), tests.truth(format('select version from vetting.standing where tutor_id = %L', tests.id('ann'))), 'with the counter as it stands');
select tests.restricted('ann');
select tests.is_refused(format('select tests.given(%L)', format('update vetting.standing set version = version - 1 where tutor_id = %L', tests.id('ann'))), 'The counter is not put back', '23001');
select tests.become('lily''s parent', 'web_guardian');
select tests.answers(pg_temp.book('ann'), 409, 'booking-refused', 'and the hold counts');

select * from finish();
rollback;
