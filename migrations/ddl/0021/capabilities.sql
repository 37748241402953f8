-- Tables that were closed before: what guard.close_table does from now on.
do $$
declare
  v_table regclass;
begin
  for v_table in
    select c.oid::regclass
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname in ('identity', 'policy', 'vetting', 'booking', 'recording', 'ledger', 'guard')
      and c.relkind in ('r', 'p') and c.oid <> 'guard.alembic_version'::regclass
    order by n.nspname, c.relname
  loop
    execute format($policy$
      create policy capability_in_its_functions_only on %s as restrictive to public
        using ((select left(current_user, 4) in ('cap_', 'web_') and (left(current_setting('role'), 4) <> 'cap_'
          or current_setting('role') = 'cap_migration' and current_user <> 'cap_migration')))
        with check ((select left(current_user, 4) in ('cap_', 'web_') and (left(current_setting('role'), 4) <> 'cap_'
          or current_setting('role') = 'cap_migration')))
      $policy$, v_table);
  end loop;
end;
$$;
