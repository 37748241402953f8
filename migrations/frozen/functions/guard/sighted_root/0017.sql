-- One number for everything the newest inspection knew: it is in the ledger and on paper, so it cannot be changed alone.
set role cap_guard;

create or replace function guard.sighted_root()
  returns text
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select encode(sha256(convert_to(coalesce(string_agg(
    jsonb_build_array(seen.kind, seen.name, seen.object, seen.xmin_is, seen.storage, seen.fact)::text, E'\n'
    order by seen.kind collate "C", seen.name collate "C"), ''), 'UTF8')), 'hex')
  from guard.sighted() as seen;
end;

revoke all on function guard.sighted_root() from public;
grant execute on function guard.sighted_root() to cap_guard, safelane_migrator;

comment on function guard.sighted_root() is
  'SHA-256, as 64 hexadecimal digits, over the rows of guard.sighted, a JSON array each, a line each, sorted. Called by guard.inspect and safelane doctor.';

set role safelane_owner;
