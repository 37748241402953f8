-- An approval and a change of the mode are entries in the ledger; what is not the ledger's own is not called (TS-12, TS-67, TS-77).
begin;
select plan(9);

create function pg_temp.enters(p_before text) returns text language sql as $$
  select tests.tried(format('select tests.given(%L)', p_before), $q$ select tests.given('create temporary table before as select count(*) from ledger.opening') $q$,
    $q$ select tests.do_as('cap_warden', 'select warden.enter(''tried'', ''{"hash": "x"}'')') $q$,
    $q$ select tests.truth('(select array_agg(concat_ws('' '', action, target_kind, outcome, body::jsonb -> ''detail'' ->> ''hash'')) from (select * from ledger.opening order by seq desc limit (select count(*) from ledger.opening) - (select count from before)) as made)') $q$)
$$;
create function pg_temp.another(p_schema text, p_name text, p_arguments text, p_as text) returns text language sql as $$
  select format($q$ create function %I.%I(%s) returns void language plpgsql %s as 'begin raise exception ''called''; end' $q$, p_schema, p_name, p_arguments, p_as)
$$;
create function pg_temp.not_the_ledgers(p_change text) returns text language sql as $$
  select format('alter function ledger.append(text, text, uuid, text, text[], jsonb, text, uuid, text) %s', p_change)
$$;

select is(pg_temp.enters('select'), '{"tried posture done x"}', 'The ledger has an entry of it');
select is(pg_temp.enters(pg_temp.not_the_ledgers('rename to append_before')), null, 'A database that has no ledger yet has none');
select is(pg_temp.enters(pg_temp.not_the_ledgers('set schema guard')), null, 'nor one whose ledger is elsewhere');
select is(pg_temp.enters(pg_temp.not_the_ledgers('owner to cap_guard')), null, 'What is not the ledger''s own is not called');
select is(pg_temp.enters(pg_temp.not_the_ledgers('security invoker')), null, 'nor what would run with the rights of the guard');
select is(pg_temp.enters(pg_temp.not_the_ledgers('rename to append_before') || ';' || pg_temp.another('ledger', 'append', 'text', 'security definer') || '; alter function ledger.append(text) owner to cap_ledger'),
  null, 'nor what takes something else');
select is(pg_temp.enters('revoke execute on function ledger.append(text, text, uuid, text, text[], jsonb, text, uuid, text) from public, cap_warden'), null, 'nor what the guard may not call');
select is(pg_temp.enters('revoke usage on schema ledger from public, cap_warden'), null, 'or not reach');
select tests.is_refused_to('cap_guard', $$ select warden.enter('tried', '{}') $$, 'Nobody else enters in the guard''s name');

select * from finish();
rollback;
