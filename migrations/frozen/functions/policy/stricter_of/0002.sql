-- Of two values, the stricter: the smaller, the larger, the later choice, the union, the intersection (B.3, TS-06).
-- Of two sets or rules neither may be stricter as a whole: then the answer is stricter than both.
create or replace function policy.stricter_of(
  p_type      text,
  p_direction text,
  p_choices   text[],
  p_one       jsonb,
  p_other     jsonb
)
  returns jsonb
  language plpgsql
  stable
  parallel safe
as $$
begin
  if p_one is null or p_other is null then
    return coalesce(p_one, p_other);
  end if;
  if p_one = p_other or p_direction = 'fixed' then
    return p_one;
  end if;

  if p_type = 'set' and p_direction = 'add' then
    return policy.canonical_value(
      p_type,
      p_one || coalesce(
        (select jsonb_agg(member) from jsonb_array_elements(p_other) as member where not p_one @> member), '[]')
    );
  elsif p_type = 'set' and p_direction = 'remove' then
    return coalesce(
      (select jsonb_agg(member order by member #>> '{}' collate "C")
       from jsonb_array_elements(p_one) as member where p_other @> member),
      '[]'
    );
  elsif p_type = 'rule' then
    return (
      select jsonb_object_agg(part, policy.longer_part(p_one -> part, p_other -> part))
      from jsonb_object_keys(p_one || p_other) as part
    );
  elsif p_direction = 'free' then
    -- no order, but for one word: a contract may forbid what the profile would allow
    return case when p_other = '"forbidden"' then p_other else p_one end;
  elsif p_direction = 'lower' then
    return case
      when p_type = 'interval' then
        case when (p_one #>> '{}')::interval <= (p_other #>> '{}')::interval then p_one else p_other end
      else case when p_one <= p_other then p_one else p_other end
    end;
  else
    return case
      when p_type = 'interval' then
        case when (p_one #>> '{}')::interval >= (p_other #>> '{}')::interval then p_one else p_other end
      when p_type = 'choice' then
        case when array_position(p_choices, p_one #>> '{}') >= array_position(p_choices, p_other #>> '{}')
          then p_one else p_other end
      else case when p_one >= p_other then p_one else p_other end
    end;
  end if;
end;
$$;

revoke all on function policy.stricter_of(text, text, text[], jsonb, jsonb) from public;
grant execute on function policy.stricter_of(text, text, text[], jsonb, jsonb) to cap_policy;

comment on function policy.stricter_of(text, text, text[], jsonb, jsonb) is
  'The stricter of two values of one parameter; the first where they weigh the same. Null gives way.';
