-- Consent is given a few days ahead at most, on London's clock (E2.2, E2.3 row 18).
begin;
select plan(7);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

create function pg_temp.first(p_starts_at timestamptz) returns timestamptz language plpgsql as $$
begin
  perform tests.given(format('update booking.lesson set starts_at = %L, ends_at = %L where lesson_id = %L', p_starts_at, p_starts_at + interval '1 hour', tests.id('lesson')));
  return tests.truth($q$ select recording.consent_from(tests.id('lesson'), now()) $q$)::timestamptz;
end $$;
select tests.lesson('lesson', 'ann', '{ada}');
select is(pg_temp.first('2026-11-21 16:00+00'), '2026-11-14 16:00+00'::timestamptz, 'Seven days before the session');
select is(pg_temp.first('2026-10-28 16:00+00'), '2026-10-21 15:00+00'::timestamptz, 'at the same time of day in London: summer time ended on the 25th');
select is(pg_temp.first('2026-04-01 15:00+00'), '2026-03-25 16:00+00'::timestamptz, 'and began on 29 March');
select is(pg_temp.first('2028-03-07 00:00+00'), '2028-02-29 00:00+00'::timestamptz, 'a 29 February is a day like others');
select tests.person('the approver'), tests.deviation('recording.consent_max_lead_days', '2', p_engagement => 'ann alone');
select tests.given($$ update booking.lesson set starts_at = '2026-06-10 12:00+00', ends_at = '2026-06-10 13:00+00' where lesson_id = tests.id('lesson') $$);
select is(tests.truth($$ select recording.consent_from(tests.id('lesson'), '2026-06-01') $$)::timestamptz, '2026-06-08 12:00+00'::timestamptz, 'It may be fewer days where that was agreed');
select is(tests.truth($$ select recording.consent_from(tests.id('no lesson'), now()) $$), null, 'No lesson, no instant');
select tests.only_for('recording.consent_from', '{cap_recording}');
select * from finish();
rollback;
