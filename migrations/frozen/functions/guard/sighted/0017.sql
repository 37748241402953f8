-- What the newest inspection left as known, for the paper that is filed: whoever rewrites the record here contradicts it.
set role cap_guard;

create or replace function guard.sighted()
  returns table (kind text, name text, object bigint, xmin_is text, storage bigint, fact text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select last.kind, last.name, last.object, last.xmin_was, last.storage, last.fact
  from (
    select distinct on (seen.kind, seen.name) seen.*
    from guard.sighting as seen
    -- another cluster or database counts its transactions anew
    where seen.inspection >= (select coalesce(max(began.inspection), 0) from guard.sighting as began
      where began.change = 'first' and began.kind <> 'role')
    order by seen.kind, seen.name, seen.inspection desc
  ) as last
  where last.change <> 'gone';
end;

revoke all on function guard.sighted() from public;
grant execute on function guard.sighted() to cap_guard, safelane_migrator;

comment on function guard.sighted() is
  'Every object that the newest inspection knew, with the transaction that wrote it. Asked by safelane doctor, and by guard.inspect.';

set role safelane_owner;
