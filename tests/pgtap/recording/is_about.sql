-- A yes is about the lesson on its day (E2.3 row 18).
begin;
select plan(10);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('kim', '2010-12-01'), tests.person('lost', '{learner}', null);
select tests.lesson('lesson', 'ann', '{kim}', '2026-11-28 20:00+00');
create function pg_temp.about(p_said timestamptz, p_learner text default 'kim') returns text language sql as $$
  select tests.truth(format('select recording.is_about(%L, %L, %L)', tests.id('lesson'), tests.id(p_learner), p_said)) $$;
create function pg_temp.moves(p_to timestamptz) returns timestamptz language sql as $$
  select tests.given(format('update booking.lesson set starts_at = %L, ends_at = %L where lesson_id = %L', p_to, p_to + interval '1 hour', tests.id('lesson')));
  select clock_timestamp(); $$;
create temporary table said (of text, at timestamptz) on commit drop;
grant select, insert on said to public;
insert into said values ('28', clock_timestamp());
select tests.lesson('another', 'ann', '{kim}', '2026-11-25 20:00+00'), tests.given($$ update booking.lesson set starts_at = '2026-12-05 20:00+00', ends_at = '2026-12-05 21:00+00' where lesson_id = tests.id('another') $$);
select is(pg_temp.about(at), 'true', 'It was not moved') from said;
insert into said select '30', pg_temp.moves('2026-11-30 23:59:59+00');
select is(pg_temp.about(at), 'true', 'It moved within the age band') from said where of = '28';
insert into said select '1', pg_temp.moves('2026-12-01 00:00+00');
select is(pg_temp.about(at), case of when '1' then 'true' else 'false' end, 'Of ' || of || ': moved over the sixteenth birthday, by London''s midnight') from said order by at;
select is(pg_temp.about(at, 'lost'), 'true', 'Whoever has no birth date is in one band for ever') from said where of = '28';
select pg_temp.moves('2026-11-29 00:00+00');
select is(pg_temp.about(at), case of when '1' then 'false' else 'true' end, 'Of ' || of || ': moved back, what was said of the later day does not count, and the rest does') from said where of <> '30' order by at;
select is(tests.truth(format('select recording.is_about(%L, %L, now())', tests.id('no lesson'), tests.id('kim'))), 'true', 'What never moved is not in doubt');
select tests.only_for('recording.is_about', '{cap_recording}');
select * from finish();
rollback;
