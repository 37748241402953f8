-- Production begins with the keys that sign; what is not the lane's own is not called (TS-67, TS-77).
begin;
select plan(8);

create function pg_temp.adopts(p_before text) returns text language sql as $$
  select tests.tried(format('select tests.given(%L)', p_before), $q$ select tests.do_as('cap_warden', 'select warden.adopt_keys()') $q$,
    $q$ select tests.truth('(select string_agg(kid, '' '') from identity.key_confirmation where how = ''adopted'' and kid = ''mine'')') $q$)
$$;
create function pg_temp.another(p_arguments text) returns text language sql as $$
  select format($q$ alter function identity.adopt_signing_keys() rename to adopted_before;
    create function identity.adopt_signing_keys(%s) returns integer language plpgsql security definer as 'begin raise exception ''called''; end';
    alter function identity.adopt_signing_keys(%s) owner to cap_seal; grant execute on function identity.adopt_signing_keys(%s) to cap_warden $q$, p_arguments, p_arguments, p_arguments)
$$;

select tests.has_key('mine');
select tests.log_in('safelane_approver');
select is(pg_temp.adopts('select'), 'mine', 'The keys of this moment are believed in production');
select is(pg_temp.adopts('alter function identity.adopt_signing_keys() rename to adopted_before'), null, 'A database that has not come so far has nothing to adopt');
select is(pg_temp.adopts('alter function identity.adopt_signing_keys() set schema guard'), null, 'nor one where it is elsewhere');
select is(pg_temp.adopts(pg_temp.another('text')), null, 'What takes something else is not called');
select is(pg_temp.adopts('alter function identity.adopt_signing_keys() owner to cap_identity'), null, 'nor what is not the lane''s own');
select is(pg_temp.adopts('alter function identity.adopt_signing_keys() security invoker'), null, 'nor what would run with the rights of the guard');
select is(pg_temp.adopts('revoke execute on function identity.adopt_signing_keys() from public, cap_warden'), null, 'nor what the guard may not call');
select is(pg_temp.adopts('revoke usage on schema identity from public, cap_warden'), null, 'or not reach');

select * from finish();
rollback;
