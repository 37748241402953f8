-- Who may do what to policy.contract_override.
begin;
select plan(14);

select tests.person('ada', '{platform_administrator}');
select tests.person('ben', '{platform_administrator}');
select tests.organisation('acme', 'agency');

create function pg_temp.say(p_by text) returns text language sql as $$
  select format('insert into policy.contract_override (override_id, organisation_id, key, value, valid_from, set_by, reason) '
    'values (gen_random_uuid(), tests.id(''acme''), ''student.min_age'', ''7'', now(), tests.id(%L), ''as agreed'')', p_by) $$;

select tests.become('ada', 'web_admin');
select tests.is_refused($$ select from policy.contract_override $$, 'No web role reads the table');
select tests.is_refused(pg_temp.say('ada'), 'or writes to it');
select tests.is_refused_to('cap_policy', pg_temp.say('ben'), 'Nobody writes in another''s name');
select lives_ok(format('select tests.do_as(%L, %L)', 'cap_policy', pg_temp.say('ada')), 'An administrator records what a contract says');
select tests.is_refused_to('cap_policy', $$ update policy.contract_override set value = '5' $$, 'and changes nothing afterwards');
select tests.become('ada', 'web_tutor');
select tests.is_refused_to('cap_policy', pg_temp.say('ada'), 'Only as an administrator');
select tests.step_back();
select tests.is_refused_to('cap_policy', pg_temp.say('ada'), 'and only signed in');
select is(tests.value_as('safelane_owner', 'select count(*) from policy.contract_override'), '0', 'The owner of the table sees none');
select tests.is_refused_to('cap_booking', $$ select from policy.contract_override $$, 'Other lanes ask policy.effective');
select tests.is_refused($$ select tests.given('delete from policy.contract_override') $$, 'No row is removed, even by a superuser', '23001');
select tests.settled();
select tests.is_refused($$ select tests.given('truncate policy.contract_override cascade') $$, 'one by one or all', '23001');

create function pg_temp.row(p_more jsonb) returns jsonb language sql as $$
  select jsonb_build_object('override_id', gen_random_uuid(), 'organisation_id', tests.id('acme'), 'key', 'student.min_age', 'value', 7, 'valid_from', '2026-01-02', 'set_by', tests.id('ada'),
    'set_at', '2026-01-01', 'reason', 'as agreed') || p_more $$;
select tests.cannot_be('policy.contract_override', pg_temp.row('{"reason": "ok"}'), 'A reason is more than a syllable');
select tests.cannot_be('policy.contract_override', pg_temp.row('{"valid_until": "2026-01-02"}'), 'A contract ends after it begins');

select isnt(tests.value_as('cap_policy', 'select count(*) from policy.contract_override'), '0', 'The lane itself reads it');

select * from finish();
rollback;
