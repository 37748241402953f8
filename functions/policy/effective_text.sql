-- The value of one parameter in effect, as text (B.5).
create or replace function policy.effective_text(
  p_key        text,
  p_engagement uuid        default null,
  p_at         timestamptz default now()
)
  returns text
  language sql
  stable
  parallel safe
begin atomic
  select (policy.effective_all(p_engagement, p_at, array[p_key]) ->> p_key);
end;

revoke all on function policy.effective_text(text, uuid, timestamptz) from public;
grant execute on function policy.effective_text(text, uuid, timestamptz)
  to cap_policy, cap_identity, cap_seal, cap_vetting, cap_booking, cap_recording;

comment on function policy.effective_text(text, uuid, timestamptz) is
  'policy.effective as text; null where the profile does not ask.';
