-- What is remembered to hold is what was worked out, whoever writes the row (B.5, F13).
begin;
select plan(5);
select tests.follows_profile();
select tests.person('ann', '{tutor}'), tests.engagement('ann alone', 'ann');
create function pg_temp.forge() returns text language sql as $$
  select format($q$ insert into policy.remembered (engagement_id, epoch, worked_out_at, good_until, settings)
    values (%L, (select number from policy.epoch), now(), '2099-01-01', '{"session.max_group": 50}') on conflict (engagement_id) do update
    set settings = excluded.settings, good_until = excluded.good_until $q$, tests.id('ann alone'))
$$;
create function pg_temp.is_true() returns boolean language sql as $$
  select tests.truth(format('select settings = policy.effective_anew(engagement_id, worked_out_at, array(select key from policy.parameter)) from policy.remembered where engagement_id = %L', tests.id('ann alone')))::boolean
$$;
select lives_ok($$ select tests.given(pg_temp.forge()) $$, 'A superuser writes what should hold');
select ok(pg_temp.is_true(), 'and what does hold is remembered');
select tests.given('set local session_replication_role = replica');
select tests.given(pg_temp.forge());
select ok(pg_temp.is_true(), 'while replaying, too');
select tests.given('set local session_replication_role = origin');
select tests.is_refused_to('cap_policy', pg_temp.forge(), 'The lane''s own role writes no values at all');
select tests.is_refused($$ select tests.given('update policy.epoch set number = number - 1') $$, 'The counter is not put back', '23001');
select * from finish();
rollback;
