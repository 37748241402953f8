-- What is asked about a tree that is larger than ours has no answer here; nobody is given a wrong one.
create or replace function ledger.check_size(p_size bigint)
  returns void
  language plpgsql
  stable
  set search_path = pg_catalog, pg_temp
as $$
begin
  if p_size is null or p_size < 0 or p_size > ledger.size() then
    raise exception using
      errcode = '22023',
      message = 'the tree has never had this size',
      hint = 'Ask for a size from 0 to ledger.size().';
  end if;
end;
$$;

revoke all on function ledger.check_size(bigint) from public;
grant execute on function ledger.check_size(bigint) to cap_ledger;

comment on function ledger.check_size(bigint) is
  'Refuses a size that the tree has not reached, with 22023. Called by the functions that prove.';
