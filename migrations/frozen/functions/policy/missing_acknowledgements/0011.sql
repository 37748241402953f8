-- Of these documents, those whose current version a person has not acknowledged (ACK_MISSING, AUA_NOT_ACCEPTED).
-- A document nobody has published cannot have been acknowledged: it is missing.
set role cap_policy;

create or replace function policy.missing_acknowledgements(
  p_person    uuid,
  p_documents text[],
  p_at        timestamptz default now()
)
  returns text[]
  language sql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(wanted.document order by wanted.document), '{}')
  from unnest(p_documents) as wanted (document)
  where not exists (
    select
    from policy.acknowledgement
    where acknowledgement.person_id = p_person
      and acknowledgement.document = wanted.document
      and acknowledgement.acknowledged_at <= p_at
      and acknowledgement.version = (
        select published.version
        from policy.document_version as published
        where published.document = wanted.document
          and published.effective_from <= p_at
        order by published.effective_from desc
        limit 1
      )
  );
end;

revoke all on function policy.missing_acknowledgements(uuid, text[], timestamptz) from public;
grant execute on function policy.missing_acknowledgements(uuid, text[], timestamptz) to cap_vetting, cap_booking, cap_recording;

comment on function policy.missing_acknowledgements(uuid, text[], timestamptz) is
  'Those of the documents whose version in force at an instant the person had not acknowledged by then, in order. '
  'Asked by vetting and booking.';

set role safelane_owner;
