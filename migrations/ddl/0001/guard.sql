-- The first answer to a request that carries an Idempotency-Key, kept so that a retry gets the same one.
create table guard.idempotency_key (
  person_id     uuid        not null,
  key           text        not null,
  function      text        not null,
  body_hash     bytea       not null,
  first_used_at timestamptz not null default now(),
  status        integer,
  headers       jsonb,
  answer        jsonb,
  constraint idempotency_key_pkey primary key (person_id, key),
  constraint idempotency_key_length check (length(key) between 1 and 255)
);

-- Empty, and never filled. Its grants are its purpose: see policies/guard/anchor.sql.
create table guard.anchor (
  held boolean not null default true,
  constraint anchor_pkey primary key (held),
  constraint anchor_is_empty check (false)
);
comment on table guard.anchor is 'Keeps a web role from dropping what it is named in (DROP OWNED). Holds no rows.';
