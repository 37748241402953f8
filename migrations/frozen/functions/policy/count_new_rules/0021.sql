-- A verdict that is remembered does not outlive the rules it was judged by: when other rules come in force it is judged anew (B.5, TS-55, TS-77).
set role cap_policy;

create or replace function policy.count_new_rules()
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  update policy.epoch set number = epoch.number + 1, changed_at = now();
end;
$$;

revoke all on function policy.count_new_rules() from public;
grant execute on function policy.count_new_rules() to cap_warden;

comment on function policy.count_new_rules() is
  'Moves policy.epoch on, so that nothing remembered is believed any more. Called by the guard, in the transaction in which a posture comes in force.';

set role safelane_owner;
