-- The members of a set or list in effect, in their order (B.5).
create or replace function policy.effective_set(
  p_key        text,
  p_engagement uuid        default null,
  p_at         timestamptz default now()
)
  returns text[]
  language sql
  stable
  parallel safe
begin atomic
  select policy.members(policy.effective_all(p_engagement, p_at, array[p_key]) -> p_key);
end;

revoke all on function policy.effective_set(text, uuid, timestamptz) from public;
grant execute on function policy.effective_set(text, uuid, timestamptz)
  to cap_policy, cap_identity, cap_seal, cap_vetting, cap_booking, cap_recording;

comment on function policy.effective_set(text, uuid, timestamptz) is
  'policy.effective as an array of texts; null where the profile does not ask, empty where nothing is in it.';
