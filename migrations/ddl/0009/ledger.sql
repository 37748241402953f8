-- The ledger becomes a tree that anybody can check (TS-12, TS-68, F22). The plain entries of the first revision
-- stand aside here; seed_adopt.sql makes leaves of them once the functions that do so are there.
do $$
declare
  v_role text;
begin
  foreach v_role in array array['safelane_sealer', 'safelane_signer'] loop
    if not exists (select from pg_roles where rolname = v_role) then
      raise exception using errcode = '42704',
        message = format('the role %s is missing', v_role),
        hint = 'An administrator runs: safelane roles apply';
    end if;
    -- databases that are made from now on begin with this
    execute format('grant connect on database %I to %I', current_database(), v_role);
  end loop;
end;
$$;

drop function ledger.append(text, text, uuid, text, text[], jsonb);
alter table ledger.entry rename to plain_entry;
alter table ledger.plain_entry rename constraint entry_pkey to plain_entry_pkey;
alter table ledger.plain_entry rename constraint entry_entry_id_key to plain_entry_entry_id_key;
alter index ledger.entry_target_idx rename to plain_entry_target_idx;
alter index ledger.entry_actor_idx rename to plain_entry_actor_idx;
alter sequence ledger.entry_seq_seq rename to plain_entry_seq_seq;

comment on schema ledger is 'What was done and what was refused, in the same transaction as the deed, under a tree that shows what was taken away or changed (TS-12, TS-68, F22).';

-- the ledger says which policy was in force, reads for people through functions of api, and serves two logins
grant usage on schema policy to cap_ledger;
grant create, usage on schema api to cap_ledger;
grant usage on schema ledger to cap_migration, safelane_sealer, safelane_signer;

-- What is committed to for ever: a leaf says nothing about anybody without its opening.
create table ledger.entry (
  seq       bigint      generated always as identity,
  xid       xid8        not null default pg_current_xact_id(),
  at        timestamptz not null default clock_timestamp(),
  leaf      bytea       not null,
  leaf_hash bytea       not null generated always as (sha256(decode('00', 'hex') || leaf)) stored,
  constraint entry_pkey primary key (seq),
  constraint entry_leaf_length check (length(leaf) between 2 and 65535)
);
create index entry_xid_idx on ledger.entry (xid);
comment on table ledger.entry is
  'One leaf for every action and refusal, in the order in which they were numbered. Public for ever, nothing personal. Append-only (TS-12, F22).';
comment on column ledger.entry.at is 'When it was written here: how long it has waited for its place in the tree. When it happened is in the body.';
comment on column ledger.entry.leaf is 'Canonical JSON; written once and never made again from anything.';
comment on column ledger.entry.leaf_hash is 'SHA-256 of a zero octet and the leaf (RFC 6962).';

-- What the commitments of a leaf open to. Erasure takes this row and leaves the leaf. There is no foreign key: it would
-- lock and rewrite the entry that was just written, and ledger.enter writes both or neither.
create table ledger.opening (
  seq            bigint      not null,
  salt           bytea       not null,
  body           text        not null,
  retention_salt bytea       not null,
  retention      text        not null,
  release        bytea       not null,
  xid            xid8        not null default pg_current_xact_id(),
  first_change   bigint,
  last_change    bigint,
  at             timestamptz not null,
  action         text        not null,
  actor_id       uuid,
  outcome        text        not null,
  target_kind    text,
  target_id      uuid,
  constraint opening_pkey primary key (seq)
);
create index opening_target_idx on ledger.opening (target_id, seq);
create index opening_at_idx on ledger.opening using brin (at);
-- what this transaction has claimed so far is one look, however many entries it has written
create index opening_claim_idx on ledger.opening (xid, last_change) where last_change is not null;
-- What has to be true of a row is in ledger.columns_say_what_the_body_says, a trigger: checks are read anew from their
-- text for every entry, which costs more than writing it.
comment on table ledger.opening is
  'What a leaf commits to, with its salts and the token that releases it. The only part of an entry that is ever removed, by ledger.erase and with a tombstone.';

-- What happened to the rows of protected tables: their digests, never their values.
create table ledger.change (
  change_id      bigint  generated always as identity,
  xid            xid8    not null default pg_current_xact_id(),
  kind           text    not null,
  target         text    not null,
  fields_version integer not null,
  before         bytea,
  after          bytea,
  constraint change_pkey primary key (change_id),
  constraint change_digests check (length(before) = 32 and length(after) = 32),
  constraint change_is_one check (before is not null or after is not null)
);
create index change_xid_idx on ledger.change (xid, change_id);
create index change_target_idx on ledger.change (kind, target, after);
comment on table ledger.change is
  'One row for every version of a row of a protected table, by digest; the entry that speaks of it lists it (TS-12). Written by the tables'' own triggers.';

-- Which fields of a protected table count, by version: a list is never changed, a new one is added.
create table ledger.protected (
  kind    text    not null,
  version integer not null,
  fields  text[]  not null,
  constraint protected_pkey primary key (kind, version),
  constraint protected_version check (version > 0),
  constraint protected_fields check (cardinality(fields) > 0)
);
comment on table ledger.protected is 'Protected tables as schema.table, and the fields their digests are made of.';

-- The tree: entries in the order in which they became visible to the sealer.
create table ledger.leaf (
  idx  bigint not null,
  seq  bigint not null,
  hash bytea  not null,
  constraint leaf_pkey primary key (idx),
  constraint leaf_seq_key unique (seq),
  constraint leaf_idx check (idx >= 0),
  constraint leaf_hash check (length(hash) = 32)
);
comment on table ledger.leaf is 'Which entry stands where in the tree (RFC 6962). Indices have no gaps.';

create table ledger.node (
  level smallint not null,
  idx   bigint   not null,
  hash  bytea    not null,
  constraint node_pkey primary key (level, idx),
  constraint node_level check (level between 1 and 7),
  constraint node_idx check (idx >= 0),
  constraint node_hash check (length(hash) = 32)
);
comment on table ledger.node is
  'The root of the idx-th complete subtree of 256^level leaves. Only complete ones, so that none is ever written twice.';

create table ledger.batch (
  batch     bigint      generated always as identity,
  size      bigint      not null,
  low_water xid8        not null,
  cluster   bigint      not null default (pg_control_system()).system_identifier,
  at        timestamptz not null default clock_timestamp(),
  constraint batch_pkey primary key (batch),
  constraint batch_size check (size >= 0)
);
comment on table ledger.batch is
  'How large the tree was after each integration, and the transaction below which every entry has its leaf.';
comment on column ledger.batch.cluster is 'Where that transaction was counted: another cluster counts anew, and has nothing below its mark.';

-- What the signer signed and witnesses saw, as it came back. A cache: nobody believes it without its signatures.
create table ledger.checkpoint (
  checkpoint bigint      generated always as identity,
  size       bigint      not null,
  origin     text        not null,
  note       text        not null,
  at         timestamptz not null default clock_timestamp(),
  constraint checkpoint_pkey primary key (checkpoint),
  constraint checkpoint_size check (size >= 0),
  constraint checkpoint_origin_length check (length(origin) between 1 and 500),
  constraint checkpoint_note_length check (length(note) between 1 and 65535)
);
create index checkpoint_size_idx on ledger.checkpoint (size);
comment on table ledger.checkpoint is 'Signed checkpoints (C2SP tlog-checkpoint), as a cache for receipts.';

-- How long an opening is kept at least (E6). Reference data.
create table ledger.retention_class (
  class   text     not null,
  keep    interval not null,
  meaning text     not null,
  clauses text[]   not null,
  constraint retention_class_pkey primary key (class),
  constraint retention_class_form check (class ~ '^[a-z_]{1,40}$'),
  constraint retention_class_keep check (keep >= interval '7 years')
);
comment on table ledger.retention_class is
  'Classes of entries, and how long after the action their opening is kept at least. Nobody ends any of them early (E6).';

-- What nobody but a safeguarding lead learns from the ledger, not even that it happened (E1.4, F9). Reference data.
create table ledger.confidential_action (
  action  text   not null,
  clauses text[] not null,
  constraint confidential_action_pkey primary key (action)
);
comment on table ledger.confidential_action is 'Actions whose entries only safeguarding leads see.';

-- A legal hold keeps an entry, or all about one target, until it is released (F20).
create table ledger.hold (
  hold_id    uuid        not null default gen_random_uuid(),
  seq        bigint,
  target_id  uuid,
  name       text        not null,
  reason     text        not null,
  placed_by  uuid        not null,
  placed_at  timestamptz not null default clock_timestamp(),
  constraint hold_pkey primary key (hold_id),
  constraint hold_one_object check ((seq is null) <> (target_id is null)),
  constraint hold_name_length check (length(name) between 1 and 200),
  constraint hold_reason_length check (length(reason) between 3 and 2000)
);
create index hold_seq_idx on ledger.hold (seq);
create index hold_target_idx on ledger.hold (target_id);
comment on table ledger.hold is 'Named legal holds on one entry, or on every entry about one target (F20, E6). Append-only.';

create table ledger.hold_release (
  hold_id     uuid        not null,
  reason      text        not null,
  released_by uuid        not null,
  released_at timestamptz not null default clock_timestamp(),
  constraint hold_release_pkey primary key (hold_id),
  constraint hold_release_hold foreign key (hold_id) references ledger.hold,
  constraint hold_release_reason_length check (length(reason) between 3 and 2000)
);
comment on table ledger.hold_release is 'Holds that were released: a row of its own, so that the hold stays on record.';

-- Somebody other than whoever erases has said yes to this one entry (F21).
create table ledger.sign_off (
  sign_off_id uuid        not null default gen_random_uuid(),
  seq         bigint      not null,
  reason      text        not null,
  signed_by   uuid        not null,
  signed_at   timestamptz not null default clock_timestamp(),
  expires_at  timestamptz not null default clock_timestamp() + interval '30 days',
  constraint sign_off_pkey primary key (sign_off_id),
  constraint sign_off_reason_length check (length(reason) between 3 and 2000),
  constraint sign_off_validity check (expires_at <= signed_at + interval '31 days')
);
create index sign_off_seq_idx on ledger.sign_off (seq);
comment on table ledger.sign_off is 'Consent to the erasure of one entry''s opening, good for 30 days (F21, E6). Append-only.';
