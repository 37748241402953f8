-- A retention rule gets stricter by keeping longer, an observation rule by observing more (TS-86, MT-74).
create or replace function policy.longer_part(p_one jsonb, p_other jsonb)
  returns jsonb
  language plpgsql
  stable
  parallel safe
as $$
begin
  if p_one is null or p_other is null then
    return coalesce(p_one, p_other);
  end if;
  if jsonb_typeof(p_one) = 'string' then
    return case when (p_one #>> '{}')::interval >= (p_other #>> '{}')::interval then p_one else p_other end;
  end if;
  return case when p_one >= p_other then p_one else p_other end;
end;
$$;

revoke all on function policy.longer_part(jsonb, jsonb) from public;
grant execute on function policy.longer_part(jsonb, jsonb) to cap_policy;

comment on function policy.longer_part(jsonb, jsonb) is
  'The longer, larger or truer of two values of one part of a rule; a missing part gives way.';
