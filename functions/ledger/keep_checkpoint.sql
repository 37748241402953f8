-- What the signer signed comes back, so that receipts can be answered from here. The same note again is kept once.
set role cap_ledger;

create or replace function ledger.keep_checkpoint(p_origin text, p_size bigint, p_note text)
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (
    select from ledger.checkpoint as kept where kept.size = p_size and kept.origin = p_origin and kept.note = p_note)
  then
    insert into ledger.checkpoint (origin, size, note) values (p_origin, p_size, p_note);
  end if;
end;
$$;

revoke all on function ledger.keep_checkpoint(text, bigint, text) from public;
grant execute on function ledger.keep_checkpoint(text, bigint, text) to safelane_signer;

comment on function ledger.keep_checkpoint(text, bigint, text) is
  'Keep a signed checkpoint note of a size that the tree has; the same note twice is kept once. Called by the signer.';

set role safelane_owner;
