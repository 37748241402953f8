-- What a migration made tells the guard what its rows are, and runs with no right of the guard's (TS-55, TS-67, TS-77).
begin;
select plan(13);

create function pg_temp.tells(p_before text) returns text language sql as $$
  select tests.tried(format('select tests.given(%L)', p_before),
    $q$ select tests.given('create temporary table heard (object text, text text); grant insert on heard to public') $q$,
    $q$ select tests.do_as('cap_warden', 'insert into pg_temp.heard select * from warden.reference_rows()') $q$,
    $q$ select tests.truth('(select text from pg_temp.heard where object in (''policy.profile mytutor'', ''x''))') $q$)
$$;
create function pg_temp.another(p_schema text, p_name text, p_arguments text, p_returns text, p_as text) returns text language sql as $$
  select format($q$ alter function guard.reference_rows() rename to before; create function %I.%I(%s) returns %s language sql %s as $w$ select 'x'::text, 'another'::text $w$;
    alter function %I.%I(%s) owner to cap_guard; grant execute on function %I.%I(%s) to cap_warden $q$,
    p_schema, p_name, p_arguments, p_returns, p_as, p_schema, p_name, split_part(p_arguments, ' default', 1), p_schema, p_name, split_part(p_arguments, ' default', 1))
$$;
create function pg_temp.not_theirs(p_change text) returns text language sql as $$
  select 'alter function guard.reference_rows() ' || p_change
$$;

select is(pg_temp.tells('select'), '{"title": "MyTutor''s published code of conduct and online safety policy", "profile": "mytutor"}', 'Each row is told');
select is(pg_temp.tells(pg_temp.another('guard', 'reference_rows', '', 'table (object text, text text)', 'security definer')), 'another', 'by whatever was approved to tell it');
select is(pg_temp.tells(pg_temp.not_theirs('rename to before')), null, 'A database that has not come to them tells none');
select is(pg_temp.tells(pg_temp.not_theirs('set schema policy')), null, 'nor one that tells them elsewhere');
select is(pg_temp.tells(pg_temp.not_theirs('owner to cap_policy')), null, 'Nobody else tells them');
select is(pg_temp.tells(pg_temp.not_theirs('security invoker')), null, 'nor what would run with the rights of the guard');
select is(pg_temp.tells(pg_temp.another('guard', 'reference_rows', 'a text default null', 'table (object text, text text)', 'security definer')), null, 'nor what takes something');
select is(pg_temp.tells(pg_temp.another('guard', 'reference_rows', '', 'table (object text, text varchar)', 'security definer')), null,
  'nor what answers with a type that has casts of its own');
create function pg_temp.out_of(p_arguments text, p_returns text, p_as text) returns text language sql as $$
  select format($q$ alter function guard.reference_rows() rename to before; create function guard.reference_rows(%s) returns %s language sql security definer as $w$ %s $w$;
    alter function guard.reference_rows owner to cap_guard; grant execute on function guard.reference_rows to cap_warden $q$, p_arguments, p_returns, p_as)
$$;
select is(pg_temp.tells(pg_temp.out_of('object text default ''x'', out text text', 'setof text', 'select ''another''::text')), null, 'nor what takes a text and answers one');
select is(pg_temp.tells(pg_temp.out_of('out object text, out text text', 'record', 'select ''x''::text, ''another''::text')), null, 'nor what answers once');
select is(pg_temp.tells('revoke execute on function guard.reference_rows() from public, cap_warden'), null, 'nor what the guard may not call');
select is(pg_temp.tells('revoke usage on schema guard from public, cap_warden'), null, 'or not reach');
select tests.is_refused_to('cap_guard', 'select * from warden.reference_rows()', 'It is the guard''s own question');

select * from finish();
rollback;
