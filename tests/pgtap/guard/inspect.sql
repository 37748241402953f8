-- Row security that was switched off and on again is told by the next inspection, by name (TS-67, TS-77).
begin;
select plan(13);

create function pg_temp.inspected(p_because text default null) returns jsonb language sql as $$
  select tests.truth(format('guard.inspect(null, %L)', p_because))::jsonb
$$;
create function pg_temp.told() returns text language sql as $$
  select tests.truth($q$ coalesce((select string_agg(object, ', ' order by object) from guard.unexplained()), 'nothing') $q$)
$$;
create temporary table run as select pg_temp.inspected() as first;

select ok((select (first ->> 'anew')::boolean from run), 'The first inspection has nothing to compare with,');
select is(pg_temp.told(), 'nothing', 'and tells nothing');
select matches((select first ->> 'root' from run), '^[0-9a-f]{64}$', 'It leaves one number for all that was seen,');
select is(tests.truth($$ (select body::jsonb -> 'detail' ->> 'root' from ledger.opening where action = 'inspect' order by seq desc limit 1) $$),
  (select first ->> 'root' from run), 'and the ledger has that number');
select is(pg_temp.inspected() ->> 'changed', '0', 'Where nothing changed, nothing is kept');
select tests.given('alter table identity.person no force row level security');
select tests.given('alter table identity.person force row level security');
select is(pg_temp.inspected() ->> 'unexplained', '1', 'A moment without row security is one change');
select is(pg_temp.told(), 'table identity.person', 'and has the name of the table');
select is(pg_temp.inspected() ->> 'unexplained', '0', 'The next inspection sees nothing new,');
select is(pg_temp.told(), 'table identity.person', 'and it is still told');
select tests.is_refused($$ select pg_temp.inspected('because') $$, 'A reason has words', '23514');
select lives_ok($$ select pg_temp.inspected('The DBA repaired the table, ticket 12.') $$, 'Somebody says why,');
select is(pg_temp.told(), 'nothing', 'and it is told no more');
select tests.is_refused_to('cap_booking', 'select guard.inspect()', 'Only the operator inspects');

select * from finish();
rollback;
