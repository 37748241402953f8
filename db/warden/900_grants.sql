-- Who may call what. PUBLIC may nothing, a web_ role may nothing, a capability role but cap_guard and cap_migration may nothing.

do $$
declare
  v_function text;
begin
  for v_function in
    select p.oid::regprocedure::text
    from pg_proc as p
    where p.pronamespace = 'warden'::regnamespace and p.proowner = 'cap_warden'::regrole
  loop
    execute format('revoke all on function %s from public', v_function);
  end loop;
end;
$$;

grant execute on function warden.posture(), warden.posture_hash(), warden.faults(), warden.mode(), warden.judges(), warden.lines(), warden.manifest_rows(), warden.posture_in_force(), warden.journal_rows(bigint), warden.steps_to(text)
  to safelane_owner, safelane_migrator, safelane_approver, cap_guard, cap_migration;
grant execute on function warden.hash_of(text)
  to safelane_owner, safelane_migrator, safelane_approver, cap_guard, cap_migration;
grant execute on function warden.must_be_judged(boolean) to safelane_owner, safelane_migrator, cap_migration, cap_guard;
grant execute on function warden.plan(uuid, text, text, text, text[], text[], text[], text[]) to safelane_migrator;
grant execute on function warden.definitions() to safelane_owner, safelane_migrator, safelane_approver, cap_migration;
grant execute on function warden.kept_definitions(text[]) to safelane_migrator, safelane_approver;
grant execute on function warden.approve(bigint[]), warden.set_mode(text) to safelane_approver;
-- the trigger of guard.alembic_version is made by the revisions
grant execute on function warden.version_changes() to safelane_owner;
