-- No deviation lets somebody off what they must have, whoever writes it: members, seeds, migrations, superusers
-- (TS-77, F13). ENABLE ALWAYS: a replica session does not pass under it either.
set role cap_policy;

create or replace function policy.refuse_letting_off()
  returns trigger
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if not policy.may_deviate(new.key, new.value) then
    raise exception using
      errcode = 'PT422',
      message = format('Nobody deviates so from %s.', new.key),
      hint = 'Checks, training, acknowledgements and contracts of those who teach are not departed from; groups and early starts have a limit.';
  end if;
  return new;
end;
$$;

revoke all on function policy.refuse_letting_off() from public;
grant execute on function policy.refuse_letting_off() to safelane_owner;

comment on function policy.refuse_letting_off() is
  'Trigger on policy.deviation: what policy.may_deviate does not allow is refused.';

set role safelane_owner;

-- after the form and the floor of the value
create or replace trigger _300_no_letting_off
  before insert or update on policy.deviation
  for each row execute function policy.refuse_letting_off();
alter table policy.deviation enable always trigger _300_no_letting_off;
