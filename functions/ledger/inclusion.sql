-- The proof that a leaf is in the tree of a size (RFC 6962, 2.1.1).
set role cap_ledger;

create or replace function ledger.inclusion(p_idx bigint, p_size bigint)
  returns bytea[]
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform ledger.check_size(p_size);
  if p_idx is null or p_idx < 0 or p_idx >= p_size then
    raise exception using
      errcode = '22023',
      message = 'the tree of this size has no such leaf',
      hint = 'Ask for an index from 0 to below the size.';
  end if;
  return (ledger.path(0, p_idx, p_size))[2:];
end;
$$;

revoke all on function ledger.inclusion(bigint, bigint) from public;
grant execute on function ledger.inclusion(bigint, bigint) to safelane_signer;

comment on function ledger.inclusion(bigint, bigint) is
  'The audit path of a leaf in the tree of a size, lowest first (RFC 6962); 22023 where there is none. Asked by the signer and api.ledger_proof.';

set role safelane_owner;
