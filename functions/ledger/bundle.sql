-- Up to 256 leaves as they are published (C2SP tlog-tiles): before each its length in two octets.
set role cap_ledger;

create or replace function ledger.bundle(p_idx bigint, p_width integer default 256)
  returns bytea
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_bundle bytea;
  v_found  bigint;
begin
  select string_agg(substring(int4send(length(found.leaf)) from 3) || found.leaf, '' order by found.idx), count(*)
  into v_bundle, v_found
  from ledger.leaves(p_idx * 256, p_width) as found;
  if p_idx is null or p_idx < 0 or p_width is null or p_width not between 0 and 256 or v_found <> p_width then
    raise exception using
      errcode = '22023',
      message = 'the tree has no such bundle of entries',
      hint = 'A bundle has an index from 0 and a width of up to 256, and ends where the tree ends.';
  end if;
  return coalesce(v_bundle, '');
end;
$$;

revoke all on function ledger.bundle(bigint, integer) from public;
grant execute on function ledger.bundle(bigint, integer) to safelane_signer;

comment on function ledger.bundle(bigint, integer) is
  'An entry bundle (tlog-tiles): for each leaf its length as two octets, and the leaf; 22023 where the tree does not reach that far. Asked by the export.';

set role safelane_owner;
