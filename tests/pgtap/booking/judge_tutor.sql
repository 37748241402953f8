-- What is judged anew is what tests/pgtap/booking/tutor_findings.sql reads, whatever is remembered.
begin;
select plan(5);
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
select * from finish();
rollback;
