-- Profile, then the strictest contract where it is stricter, then what a deviation allows, never below the floor (B.5).
-- A looser contract is ignored unless a deviation for that contract is approved (TS-08, TS-09). A deviation departs from
-- the profile, and from no contract that is stricter.
create or replace function policy.resolve(
  p_type      text,
  p_direction text,
  p_choices   text[],
  p_floor     jsonb,
  p_profile   jsonb,
  p_contracts jsonb[],
  p_deviated  boolean[],
  p_deviation jsonb
)
  returns jsonb
  language plpgsql
  stable
  parallel safe
as $$
declare
  v_value    jsonb := p_profile;
  v_strictest jsonb;
  v_allowed  boolean := false;
begin
  if p_direction <> 'fixed' then
    if p_deviation is not null then
      v_value := p_deviation;
      -- a contract that is stricter than the profile is not departed from: what it asks for is asked for
      for i in 1 .. coalesce(cardinality(p_contracts), 0) loop
        if policy.stricter_of(p_type, p_direction, p_choices, p_profile, p_contracts[i]) is distinct from p_profile then
          v_value := policy.stricter_of(p_type, p_direction, p_choices, v_value, p_contracts[i]);
        end if;
      end loop;
    elsif p_contracts is not null then
      for i in 1 .. cardinality(p_contracts) loop
        v_strictest := policy.stricter_of(p_type, p_direction, p_choices, v_strictest, p_contracts[i]);
      end loop;
      -- of sets and rules the members count one by one, so any deviation does; else the strictest contract's own
      for i in 1 .. cardinality(p_contracts) loop
        v_allowed := v_allowed
          or p_deviated[i] and (p_type in ('set', 'rule') or p_contracts[i] = v_strictest);
      end loop;
      v_value := case
        when v_allowed then v_strictest
        else policy.stricter_of(p_type, p_direction, p_choices, p_profile, v_strictest)
      end;
    end if;
  end if;
  return policy.above_floor(p_type, p_direction, p_choices, p_floor, v_value);
end;
$$;

revoke all on function policy.resolve(text, text, text[], jsonb, jsonb, jsonb[], boolean[], jsonb) from public;
grant execute on function policy.resolve(text, text, text[], jsonb, jsonb, jsonb[], boolean[], jsonb) to cap_policy;

comment on function policy.resolve(text, text, text[], jsonb, jsonb, jsonb[], boolean[], jsonb) is
  'The value in effect from the profile''s value, the live contract overrides (and which of them a deviation allows) and '
  'the live deviation of the engagement. Asked by policy.effective_all.';
