-- The floor is asserted again at every read, so that raising it counts at once (B.4, B.5).
-- What is missing from a set or list that must be in it is put in; nothing else is changed.
create or replace function policy.above_floor(
  p_type      text,
  p_direction text,
  p_choices   text[],
  p_floor     jsonb,
  p_value     jsonb
)
  returns jsonb
  language plpgsql
  stable
  parallel safe
as $$
begin
  if p_value is null or p_floor is null or p_value = p_floor then
    return p_value;
  end if;
  if p_direction = 'fixed' then
    return p_floor;
  end if;
  if p_type = 'list' then
    return p_value || coalesce(
      (select jsonb_agg(member) from jsonb_array_elements(p_floor) as member where not p_value @> member), '[]');
  end if;
  return policy.stricter_of(p_type, p_direction, p_choices, p_value, p_floor);
end;
$$;

revoke all on function policy.above_floor(text, text, text[], jsonb, jsonb) from public;
grant execute on function policy.above_floor(text, text, text[], jsonb, jsonb) to cap_policy;

comment on function policy.above_floor(text, text, text[], jsonb, jsonb) is
  'The value, lifted to the floor where it lies below it. Null (the profile does not ask) stays null.';
