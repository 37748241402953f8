-- What has to be hashed with a subtree to reach the root (RFC 6962, 2.1.1): its sibling on every level upwards. The
-- subtree is the p_place-th whole one of 2^p_height leaves; for a single leaf the height is 0. The first hash that comes
-- back is the subtree's own.
create or replace function ledger.path(p_height integer, p_place bigint, p_size bigint)
  returns bytea[]
  language plpgsql
  stable
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_count  bigint := p_size;
  v_level  integer := 0;
  v_edge   bytea := '';
  v_tile   bytea;
  v_whole  bytea[];
  v_ladder bytea[];
  v_at     bigint;
  v_here   integer;
  v_next   integer;
  v_path   bytea[] := '{}';
begin
  loop
    -- the right edge of this level, where the tree is incomplete
    v_tile := ledger.tile(v_level, v_count / 256, (v_count % 256)::integer) || v_edge;
    v_whole := case when v_tile <> '' then ledger.ladder(v_tile) end;

    if p_height < 8 * (v_level + 1) then
      -- which hash of this level lies on the way, and in which tile
      v_at := case when p_height > 8 * v_level then p_place << (p_height - 8 * v_level)
        else p_place >> (8 * v_level - p_height) end;
      v_ladder := case when v_at / 256 = v_count / 256 then v_whole
        else ledger.ladder(ledger.tile(v_level, v_at / 256)) end;
      for v_step in greatest(0, p_height - 8 * v_level) .. 7 loop
        v_here := ((v_at % 256) >> v_step)::integer;
        if v_path = '{}' then
          v_path := array[substring(v_ladder[v_step + 1] from 32 * v_here + 1 for 32)];
        end if;
        v_next := v_here # 1;
        if v_next < length(v_ladder[v_step + 1]) / 32 then
          v_path := v_path || substring(v_ladder[v_step + 1] from 32 * v_next + 1 for 32);
        end if;
      end loop;
    end if;

    if v_count < 256 then
      return v_path;
    end if;
    v_edge := case when v_tile <> '' then v_whole[9] else '' end;
    v_count := v_count / 256;
    v_level := v_level + 1;
  end loop;
end;
$$;

revoke all on function ledger.path(integer, bigint, bigint) from public;
grant execute on function ledger.path(integer, bigint, bigint) to cap_ledger;

comment on function ledger.path(integer, bigint, bigint) is
  'The hash of a whole subtree and then its siblings up to the root of the tree of a size. Asked by ledger.inclusion and ledger.consistency.';
