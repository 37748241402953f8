-- The leaves themselves, in their order: what the signer hashes again, and what is published.
set role cap_ledger;

create or replace function ledger.leaves(p_from bigint, p_count integer)
  returns table (idx bigint, leaf bytea)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select place.idx, entry.leaf
  from ledger.leaf as place
  join ledger.entry as entry on entry.seq = place.seq
  where place.idx >= p_from
    and place.idx < p_from + least(p_count, 100000)
  order by place.idx;
end;

revoke all on function ledger.leaves(bigint, integer) from public;
grant execute on function ledger.leaves(bigint, integer) to safelane_signer, safelane_auditor;

comment on function ledger.leaves(bigint, integer) is
  'Leaves from an index on, up to a count (at most 100,000), in order. Asked by the signer and the export.';

set role safelane_owner;
