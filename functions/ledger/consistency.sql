-- The proof that the tree of one size begins with the tree of an older one (RFC 6962, 2.1.2): the way upwards from the
-- last whole subtree of the older tree. Where that subtree is the older tree itself, its hash is known and left out.
set role cap_ledger;

create or replace function ledger.consistency(p_old bigint, p_new bigint)
  returns bytea[]
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_height integer := 0;
  v_path   bytea[];
begin
  perform ledger.check_size(p_new);
  if p_old is null or p_old < 0 or p_old > p_new then
    raise exception using
      errcode = '22023',
      message = 'the older tree is not larger than the newer one',
      hint = 'Ask for two sizes, the older one first.';
  end if;
  if p_old in (0, p_new) then
    return '{}';
  end if;
  while (p_old >> v_height) & 1 = 0 loop
    v_height := v_height + 1;
  end loop;
  v_path := ledger.path(v_height, (p_old - 1) >> v_height, p_new);
  return case when p_old = 1::bigint << v_height then v_path[2:] else v_path end;
end;
$$;

revoke all on function ledger.consistency(bigint, bigint) from public;
grant execute on function ledger.consistency(bigint, bigint) to safelane_signer;

comment on function ledger.consistency(bigint, bigint) is
  'The consistency proof between two sizes of the tree (RFC 6962), empty from 0 and from the same size; 22023 where there is none. Asked by the signer.';

set role safelane_owner;
