-- Where an entry stands in the tree, once it does.
set role cap_ledger;

create or replace function ledger.index_of(p_seq bigint)
  returns bigint
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select leaf.idx from ledger.leaf as leaf where leaf.seq = p_seq;
end;

revoke all on function ledger.index_of(bigint) from public;
grant execute on function ledger.index_of(bigint) to safelane_signer;

comment on function ledger.index_of(bigint) is
  'The index of an entry''s leaf, null while it has none. Asked by the signer, ledger.erase and api.ledger_proof.';

set role safelane_owner;
