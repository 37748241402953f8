-- Without confirmations each key that was added signs again, those that wait for the second person too: retire them first.
set role cap_guard;
revoke execute on function guard.mode() from cap_seal;
set role safelane_owner;
revoke usage on schema identity from safelane_approver, cap_warden;
drop table identity.key_confirmation;

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
    execute format('drop policy if exists capability_in_its_functions_only on %s', v_table);
  end loop;
end;
$$;

-- Reference rows are no part of what is approved any more, and nobody reads them for it.
revoke usage on schema policy, booking, recording from cap_guard;
revoke usage on schema policy from cap_warden;
