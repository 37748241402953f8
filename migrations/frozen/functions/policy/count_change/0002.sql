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
  'Moves policy.epoch on. Trigger on every table of policy that decisions are made from.';

set role safelane_owner;

do $$
declare
  v_table text;
begin
  foreach v_table in array array[
    'profile_adoption', 'profile_value', 'parameter', 'contract_override', 'contract_override_end', 'deviation',
    'document_version', 'guidance_edition'
  ]
  loop
    execute format('drop trigger if exists _900_count_change on policy.%I', v_table);
    execute format(
      'create trigger _900_count_change after insert or update on policy.%I'
      ' for each statement execute function policy.count_change()', v_table);
    execute format('alter table policy.%I enable always trigger _900_count_change', v_table);
  end loop;
end;
$$;
