-- Which tables of a lane are protected, and which fields each version of their digests is made of (TS-12).
set role cap_ledger;

create or replace function ledger.field_lists(p_lane text)
  returns table (kind text, version integer, fields text[])
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select known.kind, known.version, known.fields
  from ledger.protected as known
  where starts_with(known.kind, p_lane || '.')
  order by known.kind, known.version;
$$;

revoke all on function ledger.field_lists(text) from public;
grant execute on function ledger.field_lists(text) to cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function ledger.field_lists(text) is
  'The field lists of a lane''s protected tables, every version. Asked by ledger.unrecorded_in.';

set role safelane_owner;
