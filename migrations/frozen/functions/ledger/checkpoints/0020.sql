-- Every signed checkpoint that came back, the smallest tree first.
set role cap_ledger;

create or replace function ledger.checkpoints(p_from bigint default 0, p_limit integer default 1000)
  returns table (origin text, size bigint, note text, at timestamptz)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select kept.origin, kept.size, kept.note, kept.at
  from ledger.checkpoint as kept
  where kept.size >= p_from
  order by kept.size, kept.checkpoint
  limit least(p_limit, 100000);
end;

revoke all on function ledger.checkpoints(bigint, integer) from public;
grant execute on function ledger.checkpoints(bigint, integer) to safelane_signer, safelane_auditor;

comment on function ledger.checkpoints(bigint, integer) is
  'Signed checkpoint notes from a size on, up to a limit. Asked by the signer and the export.';

set role safelane_owner;
