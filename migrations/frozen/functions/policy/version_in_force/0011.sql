-- The version of a document in force at an instant is the latest that had taken effect (TS-01).
set role cap_policy;

create or replace function policy.version_in_force(
  p_document text,
  p_at       timestamptz default now()
)
  returns text
  language sql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select published.version
  from policy.document_version as published
  where published.document = p_document
    and published.effective_from <= p_at
  order by published.effective_from desc
  limit 1;
end;

revoke all on function policy.version_in_force(text, timestamptz) from public;
grant execute on function policy.version_in_force(text, timestamptz) to cap_vetting, cap_booking, cap_recording;

comment on function policy.version_in_force(text, timestamptz) is
  'The version of a document in force at an instant; null where none was. Asked by the lanes.';

set role safelane_owner;
