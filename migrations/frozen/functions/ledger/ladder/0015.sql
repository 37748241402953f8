-- The levels of a small tree, from up to 256 hashes to one (RFC 6962): neighbours are hashed together, and one that has
-- no neighbour moves up as it is. Each level is the hashes of that level one after another; the last is the root.
create or replace function ledger.ladder(p_hashes bytea)
  returns bytea[]
  language plpgsql
  immutable
  parallel safe
  strict
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_level  bytea := p_hashes;
  v_levels bytea[] := array[p_hashes];
  v_count  integer := length(p_hashes) / 32;
begin
  for v_step in 1 .. 8 loop
    if v_count > 1 then
      select string_agg(sha256(E'\\x01'::bytea || substring(v_level from 64 * place + 1 for 64)), '' order by place)
        || case when v_count % 2 = 1 then substring(v_level from 32 * v_count - 31) else '' end
      into v_level
      from generate_series(0, v_count / 2 - 1) as place;
      v_count := (v_count + 1) / 2;
    end if;
    v_levels := v_levels || v_level;
  end loop;
  return v_levels;
end;
$$;

revoke all on function ledger.ladder(bytea) from public;
grant execute on function ledger.ladder(bytea) to cap_ledger;

comment on function ledger.ladder(bytea) is
  'Nine levels over up to 256 hashes (32 octets each, one after another); the ninth is the root. Asked by the functions of the tree.';
