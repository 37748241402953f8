-- The value of one parameter in effect for an engagement at an instant (B.5).
create or replace function policy.effective(
  p_key        text,
  p_engagement uuid        default null,
  p_at         timestamptz default now()
)
  returns jsonb
  language sql
  stable
  parallel safe
begin atomic
  select nullif(policy.effective_all(p_engagement, p_at, array[p_key]) -> p_key, 'null');
end;

revoke all on function policy.effective(text, uuid, timestamptz) from public;
grant execute on function policy.effective(text, uuid, timestamptz)
  to cap_policy, cap_identity, cap_seal, cap_vetting, cap_booking, cap_recording;

comment on function policy.effective(text, uuid, timestamptz) is
  'The value in effect; null where the profile does not ask. Whoever needs several asks policy.effective_all once.';
