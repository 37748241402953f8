-- A report says how far the ledger had been signed when it was made, so that it can be held against an export of the log
-- (E7, TS-68).
set role cap_ledger;

create or replace function ledger.signed_to()
  returns jsonb
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select jsonb_build_object(
    'origin', kept.origin,
    'size', kept.size,
    -- the third line of a checkpoint is the root, in base64
    'root', split_part(kept.note, E'\n', 3))
  from ledger.checkpoint as kept
  order by kept.size desc, kept.checkpoint
  limit 1;
end;

revoke all on function ledger.signed_to() from public;
grant execute on function ledger.signed_to() to cap_booking, cap_vetting, cap_recording;

comment on function ledger.signed_to() is
  'Origin, size and root of the newest signed checkpoint; null before the first. What witnesses publish, and no more. For the headers of reports.';

set role safelane_owner;
