-- The floor holds for every role that can write at all: members, seeds, migrations, superusers (TS-06, F13).
-- The triggers are ENABLE ALWAYS: a replica session does not pass under them either.
set role cap_policy;

create or replace function policy.refuse_below_floor()
  returns trigger
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_type text;
begin
  perform policy.assert_key_value(new.key, new.value, tg_argv[0]);
  select parameter.type into v_type from policy.parameter where parameter.key = new.key;
  new.value := policy.canonical_value(v_type, new.value);
  return new;
end;
$$;

revoke all on function policy.refuse_below_floor() from public;
grant execute on function policy.refuse_below_floor() to safelane_owner;

comment on function policy.refuse_below_floor() is
  'Trigger: a value below the floor, of the wrong type or of an unknown key is refused; sets are stored in one order.';

set role safelane_owner;

create or replace trigger _200_not_below_the_floor
  before insert or update on policy.profile_value
  for each row execute function policy.refuse_below_floor('profile');
alter table policy.profile_value enable always trigger _200_not_below_the_floor;

create or replace trigger _200_not_below_the_floor
  before insert or update on policy.contract_override
  for each row execute function policy.refuse_below_floor('contract');
alter table policy.contract_override enable always trigger _200_not_below_the_floor;

create or replace trigger _200_not_below_the_floor
  before insert or update on policy.deviation
  for each row execute function policy.refuse_below_floor('deviation');
alter table policy.deviation enable always trigger _200_not_below_the_floor;
