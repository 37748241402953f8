-- When other rules come in force, what was remembered is not believed any more (B.5, TS-55, TS-77).
begin;
select plan(7);
select tests.follows_profile();
select tests.bookable('ann'), tests.person('dee', '{dsl}');
create function pg_temp.remembered() returns text language sql as $$
  select tests.value_as('cap_booking', format('booking.is_remembered_clear(%L, %L, null, clock_timestamp())', tests.id('ann'), tests.id('ann alone')))
$$;
select tests.given($$ update policy.epoch set number = number + 1, changed_at = '2020-01-01' $$);
select tests.value_as('cap_booking', format('booking.remember_clearance(%L, %L)', tests.id('ann'), tests.id('ann alone')));
select is(pg_temp.remembered(), 'true', 'Somebody is remembered to be clear');
create temporary table before as select tests.truth('select number from policy.epoch')::bigint as number;
select tests.do_as('cap_warden', 'select policy.count_new_rules()');
select is(tests.truth('select number from policy.epoch')::bigint, (select number + 1 from before), 'The counter goes on by one');
select is(tests.truth('select changed_at = now() from policy.epoch'), 'true', 'It is known when');
select is(pg_temp.remembered(), 'false', 'and nobody is believed to be clear any more');
select tests.is_refused_to('cap_migration', 'select policy.count_new_rules()', 'Whoever migrates does not say when');
select tests.become('dee', 'web_dsl');
select tests.is_refused('select policy.count_new_rules()', 'nor does a person');
select tests.step_back();
select is(tests.truth($$ has_function_privilege('public', 'policy.count_new_rules()', 'execute') $$), 'false', 'It is the guard''s alone');
select * from finish();
rollback;
