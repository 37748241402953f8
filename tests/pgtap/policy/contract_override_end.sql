-- Who may do what to policy.contract_override_end.
begin;
select plan(12);

select tests.person('ada', '{platform_administrator}');
select tests.person('ben', '{platform_administrator}');
select tests.organisation('acme', 'agency');
select tests.override('older pupils', 'acme', 'student.min_age', '7');

create function pg_temp.stop(p_by text, p_at text default 'now()') returns text language sql as $$
  select format('insert into policy.contract_override_end (override_id, ended_at, ended_by, reason) '
    'values (tests.id(''older pupils''), %s, tests.id(%L), ''contract over'')', p_at, p_by) $$;

select tests.become('ada', 'web_admin');
select tests.is_refused(pg_temp.stop('ada'), 'No web role writes to the table');
select tests.is_refused_to('cap_policy', pg_temp.stop('ben'), 'Nobody writes in another''s name');
select tests.is_refused_to('cap_policy', pg_temp.stop('ada', $$now() - interval '1 second'$$), 'Nothing ends in the past', '23514');
select lives_ok(format('select tests.do_as(%L, %L)', 'cap_policy', pg_temp.stop('ada')), 'An administrator ends an override now');
select lives_ok(format('select tests.do_as(%L, %L)', 'cap_policy', pg_temp.stop('ada', $$now() + interval '1 day'$$)), 'or later');
select tests.become('ada', 'web_tutor');
select tests.is_refused_to('cap_policy', pg_temp.stop('ada', $$now() + interval '2 days'$$), 'Only as an administrator');
select tests.step_back();
select tests.is_refused_to('cap_policy', pg_temp.stop('ada'), 'but not without having signed in');
select is(tests.value_as('safelane_owner', 'select count(*) from policy.contract_override_end'), '0', 'The owner of the table sees none');
select tests.is_refused($$ select tests.given('delete from policy.contract_override_end') $$, 'No end is undone, even by a superuser', '23001');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate policy.contract_override_end') $$, 'one by one or all', '23001');

select tests.cannot_be('policy.contract_override_end', jsonb_build_object('override_id', tests.id('older pupils'), 'ended_at', '2099-01-02', 'ended_by', tests.id('ada'), 'reason', 'ok', 'recorded_at', '2026-01-01'),
  'A reason is more than a syllable');

select isnt(tests.value_as('cap_policy', 'select count(*) from policy.contract_override_end'), '0', 'The lane itself reads it');

select * from finish();
rollback;
