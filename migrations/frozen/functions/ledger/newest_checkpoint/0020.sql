-- The notes of the largest tree that was signed: the log's own, and those that came back from witnesses.
set role cap_ledger;

create or replace function ledger.newest_checkpoint(p_origin text default null)
  returns table (origin text, size bigint, note text, at timestamptz)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select kept.origin, kept.size, kept.note, kept.at
  from ledger.checkpoint as kept
  where (p_origin is null or kept.origin = p_origin)
    and kept.size = (
      select max(largest.size) from ledger.checkpoint as largest
      where p_origin is null or largest.origin = p_origin)
  order by kept.checkpoint;
end;

revoke all on function ledger.newest_checkpoint(text) from public;
grant execute on function ledger.newest_checkpoint(text) to safelane_signer, safelane_auditor, cap_guard;

comment on function ledger.newest_checkpoint(text) is
  'Every note that was kept of the largest signed tree, of one origin or of any. Asked by the signer and by guard.last_checkpoint.';

set role safelane_owner;
