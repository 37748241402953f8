-- A reference row that a migration writes commits as a change of the rules does: judged at COMMIT, and in production only as a
-- second person approved it (B.5, TS-06, TS-55, TS-67, TS-77). A floor that rises does so for a revision, too.
set role cap_guard;

create or replace function guard.reference_is_judged()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  -- where there is no guard nobody judges, and doctor says so
  if to_regprocedure('warden.must_be_judged(boolean)') is not null then
    perform warden.must_be_judged(true);
  end if;
  return null;
end;
$$;

revoke all on function guard.reference_is_judged() from public;
grant execute on function guard.reference_is_judged() to safelane_owner;

comment on function guard.reference_is_judged() is
  'Has the transaction judged at its COMMIT. Trigger _880_judged of each table that cap_migration may write to.';

set role safelane_owner;

-- Only whoever migrates is asked about: a safeguarding lead publishes a document through cap_policy. A floor rises through
-- policy.raise_floor, which is cap_policy's, and which only a migration calls.
do $$
declare
  v_table text;
begin
  foreach v_table in array array[
    'policy.profile', 'policy.profile_value', 'policy.parameter', 'policy.document', 'policy.document_version',
    'policy.guidance_edition', 'policy.signposting', 'policy.epoch', 'booking.reason', 'recording.reason',
    'ledger.retention_class', 'ledger.confidential_action'
  ]
  loop
    execute format('drop trigger if exists _880_judged on %s', v_table);
    execute format(
      'create trigger _880_judged after %s on %s for each statement when (%s) execute function guard.reference_is_judged()',
      case v_table when 'policy.parameter' then 'insert or update' else 'insert' end, v_table,
      case v_table when 'policy.parameter' then 'current_user in (''cap_migration'', ''cap_policy'')'
        else 'current_user = ''cap_migration''' end);
    execute format('alter table %s enable always trigger _880_judged', v_table);
  end loop;
end;
$$;
