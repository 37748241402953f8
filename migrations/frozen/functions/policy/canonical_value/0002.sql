-- The members of a set have no order, so that a set is stored in one order and compares as a whole (B.3).
create or replace function policy.canonical_value(p_type text, p_value jsonb)
  returns jsonb
  language plpgsql
  immutable
  parallel safe
as $$
begin
  if p_type = 'set' and jsonb_typeof(p_value) = 'array' then
    return coalesce(
      (select jsonb_agg(member order by member #>> '{}' collate "C") from jsonb_array_elements(p_value) as member),
      '[]'
    );
  end if;
  return p_value;
end;
$$;

revoke all on function policy.canonical_value(text, jsonb) from public;
grant execute on function policy.canonical_value(text, jsonb) to cap_policy;

comment on function policy.canonical_value(text, jsonb) is 'The stored form of a parameter value: sets in one order.';
