-- Only the version in force counts: a new version asks everybody again (TS-01, MT-01, OS-22, TN-08).
create or replace function policy.acknowledged(
  p_person   uuid,
  p_document text,
  p_at       timestamptz default now()
)
  returns boolean
  language sql
  stable
  parallel safe
begin atomic
  select policy.missing_acknowledgements(p_person, array[p_document], p_at) = '{}';
end;

revoke all on function policy.acknowledged(uuid, text, timestamptz) from public;
grant execute on function policy.acknowledged(uuid, text, timestamptz) to cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function policy.acknowledged(uuid, text, timestamptz) is
  'Whether a person had acknowledged, by an instant, the version of a document in force at that instant; '
  'false where no version was published.';
