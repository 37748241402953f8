-- How far the tree and the signatures are behind what was done.
set role cap_ledger;

create or replace function ledger.status()
  returns jsonb
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_size    bigint := ledger.size();
  v_waiting bigint;
  v_since   timestamptz;
  v_last    ledger.checkpoint;
  v_sealed  timestamptz;
  v_signed  bigint;
  v_unsigned timestamptz;
begin
  -- no mark is believed here: an entry without a leaf is told, however old it is
  select count(*), min(entry.at) into v_waiting, v_since
  from ledger.entry as entry
  where not exists (select from ledger.leaf as leaf where leaf.seq = entry.seq);
  select kept.* into v_last from ledger.checkpoint as kept order by kept.checkpoint desc limit 1;
  select batch.at into v_sealed from ledger.batch as batch order by batch.batch desc limit 1;
  select coalesce(max(kept.size), 0) into v_signed
  from ledger.checkpoint as kept
  where kept.origin = v_last.origin;
  -- the first leaf that no checkpoint covers
  select entry.at into v_unsigned
  from ledger.leaf as leaf
  join ledger.entry as entry on entry.seq = leaf.seq
  where leaf.idx = v_signed;

  return jsonb_build_object(
    'entries', v_size + v_waiting,
    'leaves', v_size,
    'size', v_size,
    'backlog', v_waiting,
    'oldest_unsealed_seconds', case when v_since is not null
      then greatest(0, floor(extract(epoch from clock_timestamp() - v_since)))::bigint end,
    'unsigned_seconds', case when v_unsigned is not null
      then greatest(0, floor(extract(epoch from clock_timestamp() - v_unsigned)))::bigint end,
    'last_integrated_at', v_sealed,
    'last_checkpoint', case when v_last.checkpoint is not null then jsonb_build_object(
      'origin', v_last.origin, 'size', v_last.size, 'at', v_last.at) end);
end;
$$;

revoke all on function ledger.status() from public;
grant execute on function ledger.status() to safelane_sealer, safelane_signer, safelane_auditor;

comment on function ledger.status() is
  'Entries, leaves, backlog, the age of the oldest entry without a leaf in seconds, and the last checkpoint. Asked by safelane ledger status and api.ledger_status.';

set role safelane_owner;
