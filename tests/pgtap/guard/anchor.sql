-- No web role can be made to lose the policies that name it, though a role may drop what is its own.
begin;
select plan(5);

create function pg_temp.named() returns bigint language sql as $$
  select count(*)
  from pg_catalog.pg_policy as p
  cross join unnest(p.polroles) as r (role)
  where r.role::regrole::text like 'web\_%'
$$;
create function pg_temp.try_all() returns text language plpgsql as $f$
declare
  v_role text;
  v_dropped text[] := '{}';
begin
  for v_role in select rolname from pg_catalog.pg_roles where rolname like 'web\_%' order by rolname loop
    perform tests.pretend(v_role);
    begin
      execute format('drop owned by %I', v_role);
      v_dropped := v_dropped || v_role;
    exception when insufficient_privilege then
      null;
    end;
  end loop;
  perform tests.step_back();
  return v_dropped::text;
end;
$f$;

select is(tests.truth('select count(*) from guard.anchor'), '0', 'The anchor holds nothing');
select tests.is_refused($$ select tests.given('insert into guard.anchor default values') $$, 'and never will', '23514');
select cmp_ok(pg_temp.named(), '>', 0::bigint, 'Web roles are named in policies');
select set_config('tests.named', pg_temp.named()::text, true);
select is(pg_temp.try_all(), '{}', 'DROP OWNED BY a web role is refused to that role itself');
select is(pg_temp.named()::text, current_setting('tests.named'), 'and no policy has lost anybody');

select * from finish();
rollback;
