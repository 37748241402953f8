-- Which leaves open to nothing and were not given away by a tombstone: openings that somebody took in silence.
set role cap_ledger;

create or replace function ledger.unopened()
  returns table (idx bigint, seq bigint)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  with tombstone as materialized (
    select (convert_from(entry.leaf, 'UTF8')::jsonb #>> '{erased,idx}')::bigint as idx
    from ledger.entry as entry
    where position('"erased":{'::bytea in entry.leaf) > 0
  )
  select place.idx, place.seq
  from ledger.leaf as place
  where not exists (select from ledger.opening as opening where opening.seq = place.seq)
    and not exists (select from tombstone where tombstone.idx = place.idx)
  order by place.idx;
end;

revoke all on function ledger.unopened() from public;
grant execute on function ledger.unopened() to safelane_signer, safelane_auditor;

comment on function ledger.unopened() is
  'Leaves whose opening is gone without a tombstone; there must be none. Asked by safelane ledger audit-retention.';

set role safelane_owner;
