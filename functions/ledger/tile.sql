-- A tile is up to 256 hashes of one level, one after another (C2SP tlog-tiles): level 0 are leaves, level 1 the roots of
-- whole groups of 256 leaves, and so on. Only what is complete is in the database, so that a tile never changes.
set role cap_ledger;

create or replace function ledger.tile(p_level integer, p_idx bigint, p_width integer default 256)
  returns bytea
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_first constant bigint := p_idx * 256;
  v_tile  bytea;
begin
  if p_level is null or p_level not between 0 and 7 or p_idx is null or p_idx not between 0 and (1::bigint << 47)
    or p_width is null or p_width not between 0 and 256
  then
    raise exception using
      errcode = '22023',
      message = 'there is no such tile',
      hint = 'A tile has a level from 0 to 7, an index from 0 and a width of up to 256.';
  end if;
  if p_level = 0 then
    select string_agg(leaf.hash, '' order by leaf.idx) into v_tile
    from ledger.leaf as leaf
    where leaf.idx >= v_first and leaf.idx < v_first + p_width;
  else
    select string_agg(node.hash, '' order by node.idx) into v_tile
    from ledger.node as node
    where node.level = p_level and node.idx >= v_first and node.idx < v_first + p_width;
  end if;
  if coalesce(length(v_tile), 0) <> 32 * p_width then
    raise exception using
      errcode = '22023',
      message = format('the tree has no tile of width %s there', p_width),
      hint = 'Ask for hashes of the tree as it is: ledger.size() says how far it goes.';
  end if;
  return coalesce(v_tile, '');
end;
$$;

revoke all on function ledger.tile(integer, bigint, integer) from public;
grant execute on function ledger.tile(integer, bigint, integer) to safelane_signer;

comment on function ledger.tile(integer, bigint, integer) is
  'The hashes of a tile (tlog-tiles), full or of a width; 22023 where the tree does not reach that far. Asked by the signer and by the functions that prove.';

set role safelane_owner;
