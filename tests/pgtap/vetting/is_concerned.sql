-- Vetting concerns whoever holds or held a power over children, and nobody else is known to it.
begin;
select plan(7);
select tests.person('ann', '{tutor}');
select tests.person('kim', '{learner}', '2012-01-01');
select tests.person('gone');
select tests.power('gone', 'tutor', p_from => '2020-01-01', p_until => '2021-01-01');
select tests.person('soon');
select tests.power('soon', 'tutor', p_from => now() + interval '1 hour');
create function pg_temp.concerns(p_name text, p_power text default null) returns text language sql as $$
  select tests.value_as('cap_vetting', format('vetting.is_concerned(%L, %L)', tests.id(p_name), p_power)) $$;
select is(pg_temp.concerns('ann'), 'true', 'A tutor');
select is(pg_temp.concerns('gone'), 'true', 'who was one');
select is(pg_temp.concerns('soon'), 'false', 'not who will be');
select is(pg_temp.concerns('kim'), 'false', 'A learner is none of its business');
select is(pg_temp.concerns('unknown'), 'false', 'nor is nobody');
select is(pg_temp.concerns('ann', 'vetting_officer'), 'false', 'It can be asked about one power');
select is(pg_temp.concerns('ann', 'tutor'), 'true', 'held or not');
select * from finish();
rollback;
