-- What is worked out anew is what tests/pgtap/policy/effective_all.sql reads, whatever is remembered (B.5).
begin;
select plan(6);
select tests.follows_profile();
select tests.person('ann', '{tutor}');
select tests.organisation('acme', 'agency');
select tests.engagement('ann at acme', 'ann', 'acme');
create function pg_temp.anew(p_at timestamptz default clock_timestamp()) returns text language sql as $$
  select tests.value_as('cap_policy', format($q$ select policy.effective_anew(%L, %L, '{session.max_group}') $q$, tests.id('ann at acme'), p_at))
$$;
select is(pg_temp.anew(), '{"session.max_group": 6}', 'The profile counts');
select tests.value_as('cap_booking', format('policy.remember(%L)', tests.id('ann at acme')));
select tests.override('small groups', 'acme', 'session.max_group', '4');
select is(pg_temp.anew(), '{"session.max_group": 4}', 'and a contract, although something else is remembered');
select is(pg_temp.anew('2019-01-01'), '{"session.max_group": 6}', 'Before it began it does not');
select tests.is_refused_to('cap_policy', $$ select policy.effective_anew(null, now(), '{no.such_key}') $$, 'A key that does not exist is an error', '42704');
select tests.is_refused_to('cap_booking', $$ select policy.effective_anew(null, now(), '{session.max_group}') $$, 'The lanes ask policy.effective_all');
select tests.pretend('web_dsl');
select tests.is_refused($$ select policy.effective_anew(null, now(), '{session.max_group}') $$, 'and no web role asks at all');
select * from finish();
rollback;
