-- What is judged anew is what tests/pgtap/booking/tutor_findings.sql reads, whatever is remembered.
begin;
select plan(18);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob');
create function pg_temp.judged() returns text language sql as $$
  select tests.truth(format('select string_agg(code, '','') from booking.judge_tutor(%L, %L, now(), clock_timestamp(), ''P2'')',
    tests.id('ann'), tests.id('ann alone')))
$$;
select is(pg_temp.judged(), null, 'Nothing stands against a cleared tutor');
select tests.value_as('cap_booking', format('booking.remember_clearance(%L, %L)', tests.id('ann'), tests.id('ann alone')));
select tests.restricted('ann');
select is(pg_temp.judged(), 'TUTOR_ON_HOLD', 'A hold is found although the tutor was remembered as clear');
select is(tests.truth(format('select string_agg(code, '','') from booking.judge_tutor(%L, null, null, clock_timestamp(), ''P1'')', tests.id('bob'))), 'ENGAGEMENT_INACTIVE', 'Without an engagement nobody is bookable, at a search neither');
select is(tests.truth($p$ select has_function_privilege('web_tutor', 'booking.judge_tutor(uuid, uuid, timestamptz, timestamptz, text, uuid)', 'execute') $p$), 'false', 'Nobody who asks over HTTP may ask it');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select * from booking.judge_tutor(tests.id('ann'), null, now(), now(), 'P1') $$, 'not even about themselves');
-- whether it is the tutor's first booking: there training counts as much as the gate
select tests.step_back();
select tests.person('new', '{tutor}'), tests.engagement('new alone', 'new'), tests.is_cleared('new', '2024-01-10', now() - interval '1 hour');
select tests.person('other', '{tutor}'), tests.engagement('other alone', 'other');
select tests.settled();
select tests.given('alter table booking.lesson disable trigger user');
create function pg_temp.had(p_tutor text, p_name text, p_booked timestamptz, p_state text default 'confirmed') returns void language sql as $$
  select tests.given(format('delete from booking.lesson; insert into booking.lesson (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by, booked_as, booked_at, state, cancelled_at)
    values (%L, %L, %L, now() + interval ''1 day'', now() + interval ''25 hours'', ''online'', tests.registrar(), ''web_guardian'', %L, %L, %L)',
    tests.id(p_name), tests.id(p_tutor), tests.id(p_tutor || ' alone'), p_booked, p_state, case p_state when 'cancelled' then now() end))
$$;
create function pg_temp.training(p_point text default 'P2') returns text language sql as $$
  select tests.truth(format('select string_agg(distinct class, '','') from booking.judge_tutor(%L, %L, null, now(), %L, %L) where code like ''TRAINING_LAPSED%%''', tests.id('new'), tests.id('new alone'), p_point, tests.id('this one')))
$$;
select is(pg_temp.training(point), class, format('at %s nothing was booked yet', point)) from (values ('P1', 'B'), ('P2', 'B'), ('P3', 'B'), ('P4', 'N'), ('P5', 'N')) as asked (point, class);
create function pg_temp.after(p_tutor text, p_name text, p_booked timestamptz, p_state text default 'confirmed') returns text language sql as $$
  select pg_temp.had(p_tutor, p_name, p_booked, p_state); select pg_temp.training() $$;
select is(pg_temp.after('new', 'earlier', now() - interval '1 hour'), 'N', 'Who had a booking before is not new'),
       is(pg_temp.after('new', 'earlier', now() - interval '1 hour', 'cancelled'), 'B', 'one that was called off does not count'),
       is(pg_temp.after('new', 'this one', now() - interval '1 hour'), 'B', 'nor the one in question'),
       is(pg_temp.after('new', 'later', now() + interval '1 second'), 'B', 'nor a later one'),
       is(pg_temp.after('other', 'another''s', now() - interval '1 hour'), 'B', 'nor anybody else''s');
-- a start is judged on the day it happens, too
select tests.engagement('bob in june', 'bob', p_starts_on => '2026-06-01', p_ends_on => '2026-07-01');
create function pg_temp.bob(p_at timestamptz, p_starts timestamptz, p_point text) returns text language sql as $$
  select tests.truth(format('select string_agg(code, '','') from booking.judge_tutor(%L, %L, %L, %L, %L) where code = ''ENGAGEMENT_INACTIVE''', tests.id('bob'), tests.id('bob in june'), p_starts, p_at, p_point))
$$;
select is(pg_temp.bob('2026-05-31 23:58 Europe/London', '2026-06-01 00:05 Europe/London', 'P4'), 'ENGAGEMENT_INACTIVE', 'Nobody starts on the eve of the engagement'),
       is(pg_temp.bob('2026-05-31 23:58 Europe/London', '2026-06-01 00:05 Europe/London', 'P2'), null, 'though they may be booked then'),
       is(pg_temp.bob('2026-06-01 00:00 Europe/London', '2026-06-01 00:05 Europe/London', 'P4'), null, 'and start once it is the day');
select * from finish();
rollback;
