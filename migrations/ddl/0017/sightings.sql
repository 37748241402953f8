-- What safelane doctor saw of the catalogue, and which transactions were migrations.

create table guard.inspection (
  inspection  integer     not null,
  at          timestamptz not null default clock_timestamp(),
  login       text        not null default session_user,
  revision    text,
  cluster     bigint      not null,
  database    bigint      not null,
  passages    integer     not null,
  seen        integer     not null,
  unexplained integer     not null,
  root        text        not null,
  whole       boolean     not null,
  with_roles  boolean     not null,
  because     text,
  constraint inspection_pkey primary key (inspection),
  constraint inspection_because_is_words check (length(because) between 10 and 1000),
  constraint inspection_root_is_a_hash check (root ~ '^[0-9a-f]{64}$')
);
comment on table guard.inspection is 'One row a run of safelane doctor. Numbers have no gaps: one that is missing was taken away.';
comment on column guard.inspection.cluster is 'The system identifier of the cluster, and with database where the numbers of transactions come from.';
comment on column guard.inspection.passages is 'The newest guard.passage that it knew.';
comment on column guard.inspection.root is 'SHA-256 over everything that was then in sight, sorted; the ledger has it in an entry.';
comment on column guard.inspection.whole is 'Whether what is kept here added up to the root of the inspection before.';
comment on column guard.inspection.because is 'Why the unexplained changes of earlier inspections are right. They are told until somebody says so.';

create table guard.sighting (
  inspection integer not null,
  kind       text    not null,
  name       text    not null,
  change     text    not null,
  verdict    text    not null,
  object     bigint,
  xmin_was   text,
  storage    bigint,
  fact       text,
  constraint sighting_pkey primary key (kind, name, inspection),
  constraint sighting_change check (change in ('first', 'new', 'touched', 'rewritten', 'remade', 'changed', 'gone')),
  constraint sighting_verdict check (verdict in ('first', 'migration', 'maintenance', 'unexplained'))
);
create index sighting_inspection_idx on guard.sighting (inspection, verdict);
comment on table guard.sighting is 'A row of the catalogue as an inspection saw it first: which transaction wrote it, and a digest of what it says.';

create table guard.passage (
  passage       integer     not null,
  at            timestamptz not null default clock_timestamp(),
  login         text        not null default session_user,
  from_revision text,
  to_revision   text,
  transactions  text[]      not null,
  constraint passage_pkey primary key (passage)
);
comment on table guard.passage is 'A migration that reached this database: from where, to where, and the transactions whose rows it left.';
