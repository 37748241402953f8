-- When a group of 256 is full, its root is kept: for leaves, for groups of leaves, and so on. Nothing incomplete is
-- kept, so that no node is ever written twice.
create or replace function ledger.complete_nodes(p_before bigint, p_size bigint)
  returns void
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_first bigint := p_before / 256;
  v_end   bigint := p_size / 256;
begin
  if v_end > v_first then
    insert into ledger.node (level, idx, hash)
    select 1, leaf.idx / 256, (ledger.ladder(string_agg(leaf.hash, '' order by leaf.idx)))[9]
    from ledger.leaf as leaf
    where leaf.idx >= v_first * 256 and leaf.idx < v_end * 256
    group by leaf.idx / 256;
  end if;
  for v_level in 2 .. 7 loop
    v_first := v_first / 256;
    v_end := v_end / 256;
    exit when v_end = v_first;
    insert into ledger.node (level, idx, hash)
    select v_level, node.idx / 256, (ledger.ladder(string_agg(node.hash, '' order by node.idx)))[9]
    from ledger.node as node
    where node.level = v_level - 1 and node.idx >= v_first * 256 and node.idx < v_end * 256
    group by node.idx / 256;
  end loop;
end;
$$;

revoke all on function ledger.complete_nodes(bigint, bigint) from public;
grant execute on function ledger.complete_nodes(bigint, bigint) to cap_ledger;

comment on function ledger.complete_nodes(bigint, bigint) is
  'Keep the roots of the groups of 256 that became full between two sizes. Called by ledger.integrate.';
