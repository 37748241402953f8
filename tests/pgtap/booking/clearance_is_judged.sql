-- Nobody is remembered clear but by being judged, whoever writes the row (TS-76, TS-77, F13).
begin;
select plan(26);
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
-- how long it lasts: what ends for the tutor ends it, and nothing else does
create function pg_temp.remember(p_tutor text, p_engagement text default null) returns text language sql as $$
  select tests.value_as('cap_booking', format('booking.remember_clearance(%L, %L)', tests.id(p_tutor), tests.id(coalesce(p_engagement, p_tutor || ' alone'))))
$$;
create function pg_temp.lasts(p_tutor text) returns interval language sql as $$
  select tests.truth(format('select good_until - now() from booking.clearance where tutor_id = %L', tests.id(p_tutor)))::interval
$$;
create function pg_temp.day() returns interval language sql as $$ select ((now() at time zone 'Europe/London')::date + 1)::timestamp at time zone 'Europe/London' - now() $$;
select tests.bookable(who) from unnest(array['cat', 'short', 'stays', 'spare', 'soon held']) as who;
select tests.power('cat', 'learner', null, '2020-01-01', now() + interval '1 minute'), tests.power('cat', 'tutor', null, '2019-01-01', '2019-06-01');
select tests.restricted('cat', 'hold', now() - interval '2 days', now() - interval '1 day'), tests.restricted('soon held', 'hold', now() + interval '3 minutes');
select tests.person('brief', '{}'), tests.power('brief', 'tutor', null, '2020-01-01', now() + interval '2 minutes'), tests.engagement('brief alone', 'brief'), tests.is_cleared('brief');
select is(pg_temp.remember(who), 'true', who || ' is clear'), is(pg_temp.lasts(who), least(lasts, pg_temp.day()), format('%s stays so for %s', who, lasts))
from (values ('cat', pg_temp.day()), ('brief', interval '2 minutes'), ('soon held', interval '3 minutes')) as had (who, lasts);
select is(tests.value_as('cap_booking', format('booking.is_remembered_clear(%L, %L, now() + interval ''30 days'', clock_timestamp())', tests.id('cat'), tests.id('cat alone'))), 'true',
  'The nightly screening ends no booking of next month');
select is(tests.truth(format('select count(*) from policy.remembered where engagement_id = %L', tests.id('cat alone'))), '1', 'What holds for the work is remembered with it');

-- work through an agency hangs on its safeguarding lead, who may leave: it is never remembered
select tests.organisation('acme', 'agency'), tests.engagement('cat for acme', 'cat', 'acme'), tests.person('dot'), tests.power('dot', 'agency_dsl', 'acme');
select tests.record('training', 'dot', jsonb_build_object('topic', topic, 'completed_on', current_date - 2))
from unnest(array['kcsie_part2', 'online_safety', 'lado_familiarity', 'allegation_management', 'contextual_safeguarding', 'child_criminal_exploitation']) as topic;
select is(tests.truth(format('select count(*) from booking.judge_tutor(%L, %L, now(), clock_timestamp(), ''P2'')', tests.id('cat'), tests.id('cat for acme'))), '0', 'Nothing stands against work through an agency'),
       is(pg_temp.remember('cat', 'cat for acme'), 'false', 'and yet it is not remembered');

-- whoever judges takes the tutor, also one whom nobody met before
select tests.settled();
select tests.given(format('alter table vetting.standing disable trigger user; delete from vetting.standing where tutor_id = %L', tests.id('short')));
select is(pg_temp.remember('short'), 'true', 'A tutor who was never met is judged and remembered'),
       is(tests.truth(format('select count(*) from vetting.standing where tutor_id = %L', tests.id('short'))), '1', 'and taken');

-- each of these by itself, where judging found nothing
select tests.person('late', '{tutor}'), tests.engagement('late alone', 'late'), tests.is_cleared('late', p_screened_at => now() - interval '30 days');
select tests.given($$ create or replace function booking.judge_tutor(p_tutor uuid, p_engagement uuid, p_starts_at timestamptz, p_at timestamptz, p_point text, p_lesson uuid default null)
  returns table (code text, class text, until timestamptz) language sql stable security definer set search_path = pg_catalog, pg_temp as 'select null, null, null::timestamptz where false' $$);
select is(pg_temp.remember('stays'), 'true', 'Whom nothing is found against is remembered'),
       is(pg_temp.remember('stays', 'spare alone'), 'false', 'but not for the work of another'),
       is(pg_temp.remember('late'), 'false', 'nor whose checks have run out');
select * from finish();
rollback;
