-- The members of a set or list value, in their order (B.3).
create or replace function policy.members(p_value jsonb)
  returns text[]
  language plpgsql
  immutable
  parallel safe
as $$
begin
  if p_value is null or jsonb_typeof(p_value) <> 'array' then
    return null;
  end if;
  return array(
    select member
    from jsonb_array_elements_text(p_value) with ordinality as listed (member, place)
    order by place
  );
end;
$$;

revoke all on function policy.members(jsonb) from public;
grant execute on function policy.members(jsonb) to cap_policy, cap_identity, cap_seal, cap_vetting, cap_booking, cap_recording;

comment on function policy.members(jsonb) is
  'A set or list value as an array of texts; null for anything else, so that "does not ask" stays null.';
