-- Only a clear verdict is remembered, and only where it hangs on nothing that nobody counts (TS-82).
begin;
select plan(15);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('apart'), tests.bookable('lifted');
select tests.ward('lily', tests.born(11)), tests.ward('tim', tests.born(11)), tests.ward('baby', tests.born(3));
select tests.person('alone', '{learner}', tests.born(11)), tests.person('who', '{learner}', null), tests.person('no learner');
select tests.guardian('lily''s parent', 'who');
select tests.organisation('hill', 'school');
select tests.engagement('ann at hill', 'ann', null, 'hill'), tests.engagement('ann off site', 'ann', null, 'hill', p_off_site => true);
select tests.kept_apart('apart', 'tim');
select tests.kept_apart('lifted', 'lily', 'pair', now() - interval '2 days', now() - interval '1 day');
create function pg_temp.remember(p_tutor text, p_learner text, p_engagement text default null) returns text language sql as $$
  select tests.value_as('cap_booking', format('booking.remember_learner(%L, %L, %L)',
    tests.id(p_tutor), tests.id(p_learner), tests.id(coalesce(p_engagement, p_tutor || ' alone'))))
$$;
select is(pg_temp.remember('ann', 'lily'), 'true', 'A child with a parent'),
       is(pg_temp.remember('ann', 'lily'), 'true', 'and again'),
       is(pg_temp.remember('ann', 'lily', 'ann at hill'), 'true', 'also for a school'),
       is(pg_temp.remember('ann', 'lily', 'ann off site'), 'false', 'not off its site, where somebody has to agree'),
       is(pg_temp.remember('ann', 'lily', 'apart alone'), 'false', 'nor for the work of another tutor'),
       is(pg_temp.remember('apart', 'lily'), 'false', 'nor with a tutor who is kept apart from anybody'),
       is(pg_temp.remember('lifted', 'lily'), 'true', 'unless all of it is over'),
       is(pg_temp.remember('ann', 'alone') || pg_temp.remember('ann', 'baby') || pg_temp.remember('ann', 'no learner') || pg_temp.remember('ann', 'nobody at all'),
          'falsefalsefalsefalse', 'Nobody against whom anything stands'),
       is(pg_temp.remember('ann', 'who'), 'false', 'nor about whom there is anything to say');
select is(tests.truth($$ select string_agg(distinct learner_id::text, ',') from booking.learner_clearance $$), tests.id('lily')::text, 'Rows came of those alone');
select tests.become('lily''s parent', 'web_guardian');
select tests.is_refused($$ select booking.remember_learner(tests.id('ann'), tests.id('lily'), tests.id('ann alone')) $$, 'Nobody has anybody remembered');
select tests.step_back();
select is(pg_temp.remember('apart', 'lily', 'ann alone'), 'false', 'For the work of another nobody is remembered, where there is a row of theirs either');
select set_config('safelane.judged', tests.truth('select max(judged_at) from booking.learner_clearance'), true);
select is(pg_temp.remember('ann', 'lily'), 'true', 'Who is remembered'), is(tests.truth('select max(judged_at) from booking.learner_clearance'), current_setting('safelane.judged'), 'is not judged again');
-- whoever was remembered and is not clear any more is judged once, not twice
select tests.restricted('ann', 'hold', now() + interval '1 hour');
select tests.given($$ create or replace function booking.judge_learner(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamptz, p_point text)
  returns table (code text, class text, until timestamptz) language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
  'begin perform set_config(''tests.judged'', current_setting(''tests.judged'') || ''.'', true); return query select ''JUDGED'', ''B'', null::timestamptz; end' $$);
select set_config('tests.judged', '', true);
select is(pg_temp.remember('ann', 'lily') || current_setting('tests.judged'), 'false.', 'Who was remembered and is not clear any more is judged once');
select * from finish();
rollback;
