-- What entries are found by is what their bodies say (F22): who, what, to whom, when, with what outcome. The body is what
-- the leaf commits to; a column beside it that says otherwise hides the entry from whoever looks for it.
set role cap_guard;

create or replace function guard.misfiled()
  returns table (seq bigint)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select opening.seq
  from ledger.opening as opening
  cross join lateral (select opening.body::jsonb as body offset 0) as said
  where (opening.action, opening.outcome, opening.actor_id::text, opening.target_kind, opening.target_id::text, opening.at)
    is distinct from (said.body ->> 'action', said.body ->> 'outcome', said.body ->> 'person',
      said.body #>> '{target,kind}', said.body #>> '{target,id}', (said.body ->> 'at')::timestamptz);
$$;

revoke all on function guard.misfiled() from public;
grant execute on function guard.misfiled() to cap_ledger;

comment on function guard.misfiled() is
  'The numbers of entries whose columns do not say what their bodies say. Asked by ledger.unrecorded.';

set role safelane_owner;
