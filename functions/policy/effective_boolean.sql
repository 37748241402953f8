-- The value of one parameter in effect, as boolean (B.5).
create or replace function policy.effective_boolean(
  p_key        text,
  p_engagement uuid        default null,
  p_at         timestamptz default now()
)
  returns boolean
  language sql
  stable
  parallel safe
begin atomic
  select (policy.effective_all(p_engagement, p_at, array[p_key]) ->> p_key)::boolean;
end;

revoke all on function policy.effective_boolean(text, uuid, timestamptz) from public;
grant execute on function policy.effective_boolean(text, uuid, timestamptz)
  to cap_policy, cap_identity, cap_seal, cap_vetting, cap_booking, cap_recording;

comment on function policy.effective_boolean(text, uuid, timestamptz) is
  'policy.effective as boolean; null where the profile does not ask.';
