-- A row's history has no holes (TS-12, TS-68): what an entry found before its change is what the entry before it left
-- behind, and a row that nobody had told of before was not there. Whoever changes a row past the triggers and lets a
-- lawful change follow is found here. Where an entry between the two was erased, nothing is said of the link; and an entry
-- that is called adopted says itself, for everybody to read, that it takes a row as it was found.
set role cap_guard;

create or replace function guard.unlinked()
  returns table (kind text, target text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select distinct link.kind, link.target
  from (
    select said.kind, said.target, said.version, said.before, said.idx, said.action,
      lag(said.after) over row_s as left_behind,
      coalesce(lag(said.version) over row_s, said.version) as version_then,
      coalesce(lag(said.idx) over row_s, -1) as idx_then
    from (
      select change.kind collate "C" as kind, change.target collate "C" as target, change.version, change.before,
        change.after, opening.action, coalesce(leaf.idx, 9223372036854775807) as idx, opening.seq, change.place
      from ledger.opening as opening
      left join ledger.leaf as leaf on leaf.seq = opening.seq
      cross join lateral rows from (
        jsonb_to_recordset(opening.body::jsonb -> 'changes') as (kind text, target text, version integer, before text, after text)
      ) with ordinality as change (kind, target, version, before, after, place)
    ) as said
    window row_s as (partition by said.kind, said.target order by said.idx, said.seq, said.place)
  ) as link
  -- another list of fields makes other digests of the same row
  where link.version = link.version_then
    and link.before is distinct from link.left_behind
    and link.action <> 'adopted'
    and not exists (
      select
      from ledger.leaf as leaf
      where leaf.idx > link.idx_then and leaf.idx < link.idx
        and not exists (select from ledger.opening as opening where opening.seq = leaf.seq));
$$;

revoke all on function guard.unlinked() from public;
grant execute on function guard.unlinked() to cap_ledger;

comment on function guard.unlinked() is
  'Rows of protected tables of which an entry found another version than the entry before it left. Asked by ledger.unrecorded.';

set role safelane_owner;
