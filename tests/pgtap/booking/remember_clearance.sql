-- Only a clear verdict is remembered, and only for work that hangs on nobody else (TS-82).
begin;
select plan(10);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('held');
select tests.restricted('held');
select tests.organisation('acme', 'agency'), tests.organisation('hill', 'school');
select tests.engagement('ann for acme', 'ann', 'acme'), tests.engagement('ann at hill', 'ann', null, 'hill');
create function pg_temp.remember(p_tutor text, p_engagement text) returns text language sql as $$
  select tests.value_as('cap_booking', format('booking.remember_clearance(%L, %L)', tests.id(p_tutor), tests.id(p_engagement)))
$$;
select is(pg_temp.remember('ann', 'ann alone'), 'true', 'A clear tutor''s own work');
select is(pg_temp.remember('ann', 'ann alone'), 'true', 'and again');
select is(pg_temp.remember('held', 'held alone'), 'false', 'nobody against whom anything stands');
select is(pg_temp.remember('ann', 'ann for acme'), 'false', 'not work through an agency, whose safeguarding lead may leave');
select is(pg_temp.remember('ann', 'ann at hill'), 'false', 'nor for a school');
select is(pg_temp.remember('held', 'ann alone'), 'false', 'nor the work of somebody else');
select is(tests.truth('select count(*) from booking.clearance'), '1', 'One row came of it');
select ok(tests.truth('select max(good_until) from booking.clearance')::timestamptz
    <= ((now() at time zone 'Europe/London')::date + 1)::timestamp at time zone 'Europe/London', 'that is good for this day at most');
-- whoever was remembered and is not clear any more is judged once, not twice
select tests.bookable('cat');
select is(pg_temp.remember('cat', 'cat alone'), 'true', 'Cat is clear');
select tests.given($$ create or replace function booking.judge_tutor(p_tutor uuid, p_engagement uuid, p_starts_at timestamptz, p_at timestamptz, p_point text, p_lesson uuid default null)
  returns table (code text, class text, until timestamptz) language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
  'begin perform set_config(''tests.judged'', current_setting(''tests.judged'') || ''.'', true); return query select ''JUDGED'', ''B'', null::timestamptz; end' $$);
select set_config('tests.judged', '', true);
select is(pg_temp.remember('cat', 'cat alone') || current_setting('tests.judged'), 'false.', 'then not, after one judgement');
select * from finish();
rollback;
