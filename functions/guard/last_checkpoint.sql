-- How far the ledger is signed, for the paper that says in what state this database was.
set role cap_guard;

create or replace function guard.last_checkpoint()
  returns table (origin text, size bigint, note text, at timestamptz)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select signed.origin, signed.size, signed.note, signed.at
  from ledger.newest_checkpoint() as signed
  order by signed.at
  limit 1;
end;

revoke all on function guard.last_checkpoint() from public;
grant execute on function guard.last_checkpoint() to safelane_migrator;

comment on function guard.last_checkpoint() is
  'The newest signed checkpoint of the ledger: its note holds origin, size and root. Asked by safelane doctor.';

set role safelane_owner;
