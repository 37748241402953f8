-- Whatever is in effect may have changed: what was remembered about it is no longer believed (B.5).
-- Whoever remembers a verdict share-locks the row first, so that a change is waited for or comes after.
set role cap_policy;

create or replace function policy.count_change()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  update policy.epoch set number = epoch.number + 1, changed_at = now();
  return null;
end;
$$;

revoke all on function policy.count_change() from public;
grant execute on function policy.count_change() to safelane_owner;

comment on function policy.count_change() is
  'Moves policy.epoch on. Trigger on every table of policy that decisions are made from, and on the revision of the schema.';

set role safelane_owner;

-- A revision may change what any rule means, so that it counts as a change of policy too.
do $$
declare
  v_table text;
begin
  foreach v_table in array array[
    'policy.profile_adoption', 'policy.profile_value', 'policy.parameter', 'policy.contract_override',
    'policy.contract_override_end', 'policy.deviation', 'policy.document_version', 'policy.guidance_edition',
    'guard.alembic_version'
  ]
  loop
    -- a database that was made without migrations has no revisions
    continue when to_regclass(v_table) is null;
    execute format('drop trigger if exists _900_count_change on %s', v_table);
    execute format(
      'create trigger _900_count_change after insert or update or delete on %s'
      ' for each statement execute function policy.count_change()', v_table);
    execute format('alter table %s enable always trigger _900_count_change', v_table);
  end loop;
end;
$$;
