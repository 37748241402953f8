-- What the entries of the ledger say about the rows of a lane: for each row the last digest that an entry listed.
-- Taken from the bodies that the leaves commit to, and not from ledger.change beside them: a change row that somebody
-- put there by hand convinces nobody, nor do columns beside the body: the order is that of the tree, and what has no
-- place in it yet comes last of all.
set role cap_guard;

create or replace function guard.claimed(p_lane text)
  returns table (kind text, target text, version integer, digest bytea)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select distinct on (said.kind, said.target)
    said.kind, said.target, said.version, decode(said.after, 'hex')
  from (
    select change.kind collate "C" as kind, change.target collate "C" as target, change.version, change.after,
      leaf.idx, opening.seq, change.place
    from ledger.opening as opening
    left join ledger.leaf as leaf on leaf.seq = opening.seq
    cross join lateral rows from (
      jsonb_to_recordset(opening.body::jsonb -> 'changes') as (kind text, target text, version integer, after text)
    ) with ordinality as change (kind, target, version, after, place)
    where starts_with(change.kind, p_lane || '.')
  ) as said
  order by said.kind, said.target, said.idx desc nulls first, said.seq desc, said.place desc;
$$;

revoke all on function guard.claimed(text) from public;
grant execute on function guard.claimed(text) to cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function guard.claimed(text) is
  'The last digest that entries list for each row of a lane''s protected tables; a null digest is a row that was removed. Asked by ledger.unrecorded_in.';

set role safelane_owner;
