-- A floor may rise and never sink; what a parameter means never changes under its values (F1 to F24, TS-06).
set role cap_policy;

create or replace function policy.floor_only_rises()
  returns trigger
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_problem text;
begin
  if tg_op = 'DELETE' then
    raise exception using
      errcode = 'PT409',
      message = 'A parameter is never removed.',
      hint = 'Let profiles stop asking for it: a new row of policy.profile_value without a value.';
  end if;
  if new.floor is not null and not (new.type = 'choice' and new.direction = 'free') then
    v_problem := policy.value_problem(new.type, new.choices, new.floor);
  end if;
  if v_problem is null and new.ceiling is not null then
    v_problem := policy.value_problem(new.type, new.choices, new.ceiling);
  end if;
  if v_problem is not null then
    raise exception using errcode = 'PT422', message = format('The floor of %s cannot be used.', new.key), hint = v_problem;
  end if;
  new.floor := policy.canonical_value(new.type, new.floor);
  if tg_op = 'INSERT' then
    return new;
  end if;
  if (new.key, new.type, new.direction, new.contract, new.choices, new.ceiling)
     is distinct from (old.key, old.type, old.direction, old.contract, old.choices, old.ceiling) then
    raise exception using
      errcode = 'PT409',
      message = format('The meaning of %s does not change.', old.key),
      hint = 'A parameter that means something else is a new parameter.';
  end if;
  if new.floor is distinct from old.floor
     and (new.floor is null
          or new.direction in ('fixed', 'free')
          or policy.stricter_of(new.type, new.direction, new.choices, new.floor, old.floor) is distinct from new.floor) then
    raise exception using
      errcode = 'PT409',
      message = format('The floor of %s does not sink.', old.key),
      hint = 'A floor is statute before it is ours: it may only become stricter.';
  end if;
  return new;
end;
$$;

revoke all on function policy.floor_only_rises() from public;
grant execute on function policy.floor_only_rises() to safelane_owner;

comment on function policy.floor_only_rises() is
  'Trigger on policy.parameter: no deletion, no change of meaning, no floor that sinks, for any role.';

set role safelane_owner;

create or replace trigger _200_floor_only_rises
  before insert or update or delete on policy.parameter
  for each row execute function policy.floor_only_rises();
alter table policy.parameter enable always trigger _200_floor_only_rises;
