-- Nobody writes a value below the floor, nor beyond what is allowed at all (TS-06, B.4).
-- Members that a set always has need not be repeated in it: they are put in at every read.
create or replace function policy.crosses_floor(
  p_parameter policy.parameter,
  p_value     jsonb,
  p_by        text default 'contract'
)
  returns boolean
  language plpgsql
  stable
  parallel safe
as $$
declare
  v_value   jsonb := policy.canonical_value(p_parameter.type, p_value);
  v_loosest jsonb := p_parameter.floor;
  v_other   text  := case p_parameter.direction when 'lower' then 'higher' when 'higher' then 'lower' end;
begin
  if v_value is null then
    return false;
  end if;
  -- a choice without an order has a floor that names what a profile may choose; a contract may also forbid
  if p_parameter.type = 'choice' and p_parameter.direction = 'free' then
    return v_loosest is not null
      and not v_loosest @> v_value
      and not (p_by = 'contract' and v_value = '"forbidden"');
  end if;
  if p_parameter.type = 'list' then
    return v_loosest is not null and not v_value @> v_loosest;
  end if;
  if v_loosest is not null and p_parameter.direction <> 'add'
     and policy.above_floor(p_parameter.type, p_parameter.direction, p_parameter.choices, v_loosest, v_value)
         is distinct from v_value then
    return true;
  end if;
  return p_parameter.ceiling is not null
    and policy.above_floor(p_parameter.type, v_other, p_parameter.choices, p_parameter.ceiling, v_value)
        is distinct from v_value;
end;
$$;

revoke all on function policy.crosses_floor(policy.parameter, jsonb, text) from public;
grant execute on function policy.crosses_floor(policy.parameter, jsonb, text) to cap_policy;

comment on function policy.crosses_floor(policy.parameter, jsonb, text) is
  'Whether a value lies below the floor of its parameter, or past its other end. p_by: profile, contract or deviation.';
