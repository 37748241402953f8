-- The root of the tree when it had so many leaves (RFC 6962, 2.1): every incomplete group on its right edge is made into
-- one hash, from the leaves upwards.
set role cap_ledger;

create or replace function ledger.root(p_size bigint)
  returns bytea
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_count bigint := p_size;
  v_level integer := 0;
  v_edge  bytea := '';
  v_tile  bytea;
begin
  perform ledger.check_size(p_size);
  if p_size = 0 then
    return sha256('');
  end if;
  loop
    v_tile := ledger.tile(v_level, v_count / 256, (v_count % 256)::integer) || v_edge;
    if v_tile <> '' then
      v_edge := (ledger.ladder(v_tile))[9];
    end if;
    if v_count < 256 then
      return v_edge;
    end if;
    v_count := v_count / 256;
    v_level := v_level + 1;
  end loop;
end;
$$;

revoke all on function ledger.root(bigint) from public;
grant execute on function ledger.root(bigint) to safelane_signer;

comment on function ledger.root(bigint) is
  'The root hash of the tree of a size (RFC 6962); 22023 for a size that the tree has not reached. Asked by the signer.';

set role safelane_owner;
