-- What is remembered to hold for an engagement is what was worked out, whoever writes it (B.5, F13): the row says nothing of
-- its own but which engagement.
set role cap_policy;

create or replace function policy.remembered_is_worked_out()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  -- whoever is changing policy is waited for; whoever comes later moves the counter that is noted here
  new.epoch := policy.locked_epoch();
  new.worked_out_at := clock_timestamp();
  new.good_until := policy.next_change(new.worked_out_at);
  new.settings := policy.effective_anew(
    new.engagement_id, new.worked_out_at, array(select parameter.key from policy.parameter));
  return new;
end;
$$;

revoke all on function policy.remembered_is_worked_out() from public;
grant execute on function policy.remembered_is_worked_out() to safelane_owner;

comment on function policy.remembered_is_worked_out() is
  'Writes into a row of policy.remembered what holds for its engagement. Trigger on policy.remembered.';

set role safelane_owner;

drop trigger if exists _200_worked_out on policy.remembered;
create trigger _200_worked_out
  before insert or update on policy.remembered
  for each row execute function policy.remembered_is_worked_out();
alter table policy.remembered enable always trigger _200_worked_out;
