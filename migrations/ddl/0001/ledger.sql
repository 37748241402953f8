-- One row for every safeguarding-relevant action and every refusal, written by the transaction that acted (TS-12).
create table ledger.entry (
  seq          bigint      generated always as identity,
  entry_id     uuid        not null default gen_random_uuid(),
  at           timestamptz not null default clock_timestamp(),
  xid          xid8        not null default pg_current_xact_id(),
  actor_id     uuid,
  persona      text,
  session_role text        not null default session_user,
  acting_role  text        not null,
  action       text        not null,
  target_kind  text,
  target_id    uuid,
  outcome      text        not null,
  reasons      text[]      not null default '{}',
  request_id   text,
  detail       jsonb       not null default '{}',
  constraint entry_pkey primary key (seq),
  constraint entry_entry_id_key unique (entry_id),
  constraint entry_outcome check (outcome in ('done', 'refused')),
  constraint entry_action_length check (length(action) between 1 and 100),
  constraint entry_request_id_length check (length(request_id) <= 200)
);

comment on table ledger.entry is
  'Actions and refusals: who, as what, did what to whom, with what outcome. Append-only (TS-12, F22).';
create index entry_target_idx on ledger.entry (target_id, seq);
create index entry_actor_idx on ledger.entry (actor_id, seq);
