-- The tree is taken down, and what its openings say becomes plain entries again, under the same numbers. Entries whose
-- opening was erased stay erased. Signed checkpoints no longer fit this database: keep the export.
create table ledger.plain_entry (
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
  constraint plain_entry_pkey primary key (seq),
  constraint plain_entry_entry_id_key unique (entry_id),
  constraint entry_outcome check (outcome in ('done', 'refused')),
  constraint entry_action_length check (length(action) between 1 and 100),
  constraint entry_request_id_length check (length(request_id) <= 200)
);

grant insert on ledger.plain_entry to cap_migration;
grant select on ledger.record, ledger.opening to cap_migration;
create policy cap_migration_select_to_put_back on ledger.opening
  for select to cap_migration
  using (true);

set role cap_migration;

insert into ledger.plain_entry
  (seq, entry_id, at, xid, actor_id, persona, session_role, acting_role, action, target_kind, target_id, outcome,
   reasons, request_id, detail)
overriding system value
select record.seq, coalesce((opening.body::jsonb #>> '{adopted,entry_id}')::uuid, gen_random_uuid()), record.at,
  record.xid, record.actor_id, record.persona, record.session_role, record.acting_role, record.action,
  record.target_kind, record.target_id, record.outcome, record.reasons, record.request_id, record.detail
from ledger.record as record
join ledger.opening as opening on opening.seq = record.seq
order by record.seq;

set role safelane_owner;

do $$
begin
  perform setval('ledger.plain_entry_seq_seq', last.last_value, last.is_called) from ledger.entry_seq_seq as last;
end;
$$;

drop function ledger.append(text, text, uuid, text, text[], jsonb, text, uuid, text);
drop view ledger.record;
drop table ledger.opening, ledger.entry, ledger.change, ledger.protected, ledger.leaf, ledger.node, ledger.batch,
  ledger.checkpoint, ledger.hold_release, ledger.hold, ledger.sign_off, ledger.retention_class,
  ledger.confidential_action cascade;

alter table ledger.plain_entry rename to entry;
alter table ledger.entry rename constraint plain_entry_pkey to entry_pkey;
alter table ledger.entry rename constraint plain_entry_entry_id_key to entry_entry_id_key;
alter sequence ledger.plain_entry_seq_seq rename to entry_seq_seq;
comment on table ledger.entry is
  'Actions and refusals: who, as what, did what to whom, with what outcome. Append-only (TS-12, F22).';
create index entry_target_idx on ledger.entry (target_id, seq);
create index entry_actor_idx on ledger.entry (actor_id, seq);
