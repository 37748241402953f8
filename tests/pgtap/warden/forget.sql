-- When rules change nothing that was remembered is believed; what is not the policy's own is not called (B.5, TS-55, TS-67, TS-77).
begin;
select plan(12);

create function pg_temp.moves(p_before text) returns text language sql as $$
  select tests.tried(format('select tests.given(%L)', p_before), $q$ select tests.given('create temporary table before as select number from policy.epoch') $q$,
    $q$ select tests.do_as('cap_warden', 'select warden.forget()') $q$,
    $q$ select tests.truth('(select epoch.number - before.number from policy.epoch, before)') $q$)
$$;
create function pg_temp.another(p_schema text, p_name text, p_arguments text, p_returns text, p_as text, p_body text) returns text language sql as $$
  select format($q$ alter function policy.count_new_rules() rename to before; create function %I.%I(%s) returns %s language sql %s as %L;
    alter function %I.%I(%s) owner to cap_policy; grant execute on function %I.%I(%s) to cap_warden $q$,
    p_schema, p_name, p_arguments, p_returns, p_as, p_body, p_schema, p_name, split_part(p_arguments, ' default', 1), p_schema, p_name, split_part(p_arguments, ' default', 1))
$$;
create function pg_temp.not_theirs(p_change text) returns text language sql as $$
  select 'alter function policy.count_new_rules() ' || p_change
$$;
create function pg_temp.by(p_number integer) returns text language sql as $$
  select format('update policy.epoch set number = number + %s', p_number)
$$;

select is(pg_temp.moves('select'), '1', 'The counter goes on by one');
select is(pg_temp.moves(pg_temp.another('policy', 'count_new_rules', '', 'void', 'security definer', pg_temp.by(5))), '5', 'as the policy counts');
select is(pg_temp.moves(pg_temp.not_theirs('rename to before')), '0', 'A database that has not come to it counts by its revision');
select is(pg_temp.moves(pg_temp.not_theirs('set schema guard')), '0', 'nor is one called that is elsewhere');
select is(pg_temp.moves(pg_temp.not_theirs('owner to cap_guard')), '0', 'What is not the policy''s own is not called');
select is(pg_temp.moves(pg_temp.not_theirs('security invoker')), '0', 'nor what would run with the rights of the guard');
select is(pg_temp.moves(pg_temp.another('policy', 'count_new_rules', 'a integer default 1', 'void', 'security definer', pg_temp.by(5))), '0', 'nor what takes something');
select is(pg_temp.moves(pg_temp.another('policy', 'count_new_rules', '', 'bigint', 'security definer', pg_temp.by(5) || ' returning number')), '0', 'nor what answers');
select is(pg_temp.moves(pg_temp.another('policy', 'count_new_rules', '', 'setof void', 'security definer', pg_temp.by(5))), '0', 'or answers many times');
select is(pg_temp.moves('revoke execute on function policy.count_new_rules() from public, cap_warden'), '0', 'nor what the guard may not call');
select is(pg_temp.moves('revoke usage on schema policy from public, cap_warden'), '0', 'or not reach');
select tests.is_refused_to('cap_policy', 'select warden.forget()', 'Nobody else says it');

select * from finish();
rollback;
