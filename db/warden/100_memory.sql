-- What the guard remembers is written by the guard alone (TS-55, TS-67, TS-77): not by whoever migrates, not by the owner of
-- the other tables, not by a capability role that a migration can become. So this is no revision. It belongs to cap_warden,
-- whom nobody can become, and is put here by `safelane guard install` (which `safelane database create` runs).
--
--                       select        insert         update        delete
--   cap_warden          all           all            in_force, pending
--   safelane_owner      no rows: pg_dump --role=safelane_owner may lock the tables, and no policy names it
--
-- Nobody else holds anything. What is added is never changed or removed, by anybody: _100_append_only fires for everybody.

grant usage on schema warden to safelane_owner, safelane_migrator, safelane_approver, cap_guard, cap_migration;
comment on schema warden is 'Who changes the rules does not change this: the journal of DDL, approved postures, the switch (TS-55, TS-67, TS-77).';

-- What was done to the definition of this database, and by whom. No text of a statement: it may hold what is secret.
create table if not exists warden.ddl_journal (
  journal_id      bigint      not null generated always as identity,
  xid             xid8        not null default pg_current_xact_id(),
  at              timestamptz not null default clock_timestamp(),
  login           text        not null,
  role            text        not null,
  event           text        not null,
  tag             text        not null,
  object_type     text,
  object_identity text,
  constraint ddl_journal_pkey primary key (journal_id)
);
comment on table warden.ddl_journal is 'One row for each object that a DDL command touched. Filled by the event triggers, where a superuser installed them.';

-- Whether unapproved changes are approved by the guard itself. The last row counts.
create table if not exists warden.mode_change (
  change_id  bigint      not null generated always as identity,
  mode       text        not null,
  changed_by text        not null,
  changed_at timestamptz not null default clock_timestamp(),
  constraint mode_change_pkey primary key (change_id),
  constraint mode_change_mode check (mode in ('embedded', 'production'))
);
comment on table warden.mode_change is 'embedded: for development, each change approves itself. production: a second person does.';

-- A step from one posture to another, and what it means; a plan is one or several. base_hash is the posture in force when it was planned: removed and
-- added lead from its lines to those of hash.
create table if not exists warden.manifest (
  manifest_id   bigint      not null generated always as identity,
  plan_id       uuid        not null default gen_random_uuid(),
  base_hash     text,
  from_hash     text,
  from_revision text,
  hash          text        not null,
  revision      text,
  removed       text[]      not null,
  added         text[]      not null,
  meaning       text[]      not null,
  planned_by    text        not null,
  planned_at    timestamptz not null default clock_timestamp(),
  constraint manifest_pkey primary key (manifest_id),
  constraint manifest_hash check (hash ~ '^sha256:[0-9a-f]{64}$')
);
create index if not exists manifest_hash_idx on warden.manifest (hash);

-- The text of a function, by the digest that the posture has of it: what somebody approves is read, and what was in force
-- stands beside it. A text is kept under its own digest or not at all, so nobody shows another one.
create table if not exists warden.definition (
  digest     text        not null,
  definition text        not null,
  kept_at    timestamptz not null default clock_timestamp(),
  constraint definition_pkey primary key (digest),
  constraint definition_digest check (digest = encode(sha256(convert_to(definition, 'UTF8')), 'hex'))
);
comment on table warden.definition is 'Texts of functions that were planned or came in force, each under its SHA-256 as the posture has it.';

-- A step may be taken once, if it has a row here. approved_how: a person, the guard itself, or the day production began.
create table if not exists warden.approval (
  manifest_id  bigint      not null,
  approved_by  text        not null,
  approved_how text        not null,
  approved_at  timestamptz not null default clock_timestamp(),
  constraint approval_pkey primary key (manifest_id),
  constraint approval_manifest foreign key (manifest_id) references warden.manifest,
  constraint approval_how check (approved_how in ('person', 'embedded', 'adopted'))
);

create table if not exists warden.taken (
  manifest_id bigint      not null,
  taken_by    text        not null,
  taken_at    timestamptz not null default clock_timestamp(),
  xid         xid8        not null default pg_current_xact_id(),
  constraint taken_pkey primary key (manifest_id),
  constraint taken_manifest foreign key (manifest_id) references warden.manifest
);

-- The posture that was judged last, as it reads: one row. judges: the revision is in force from which on migrations are
-- judged; before it, tables were shut at the end of a revision and not from their first moment.
create table if not exists warden.in_force (
  one      boolean not null default true,
  hash     text    not null,
  revision text,
  judges   boolean not null,
  lines    text    not null,
  constraint in_force_pkey primary key (one),
  constraint in_force_one check (one)
);

-- What the running transaction has changed and was not judged for; revision is the one that it says is in force, if it
-- says one. Nobody ever sees a row of somebody else's: it is judged and gone before it commits.
create table if not exists warden.pending (
  xid      xid8        not null default pg_current_xact_id(),
  seen     timestamptz,
  revision text,
  constraint pending_pkey primary key (xid)
);
-- whether a definition was touched: what is changed and changed back may have let anything through meanwhile
alter table warden.pending add column if not exists deed boolean not null default false;

create or replace function warden.refuse_change()
  returns trigger
  language plpgsql
  volatile
  parallel unsafe
  set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = '23001',
    message = format('rows of %I.%I are never changed or removed', tg_table_schema, tg_table_name),
    hint = 'What the guard has written down stays.';
end;
$$;
revoke all on function warden.refuse_change() from public;
comment on function warden.refuse_change() is 'Refuses UPDATE, DELETE and TRUNCATE with 23001. Trigger _100_append_only and _100_no_truncate.';

do $$
declare
  v_table text;
  v_verbs text[];
  v_verb  text;
begin
  foreach v_table in array array['ddl_journal', 'mode_change', 'manifest', 'definition', 'approval', 'taken', 'in_force', 'pending'] loop
    execute format('alter table warden.%I enable row level security', v_table);
    execute format('alter table warden.%I force row level security', v_table);
    execute format('grant select on warden.%I to safelane_owner', v_table);
    v_verbs := case v_table
      when 'in_force' then '{select,insert,update}'
      when 'pending' then '{select,insert,update,delete}'
      else '{select,insert}' end;
    foreach v_verb in array v_verbs loop
      execute format('drop policy if exists cap_warden_%s_all on warden.%I', v_verb, v_table);
      execute format('create policy cap_warden_%s_all on warden.%I for %s to cap_warden %s %s', v_verb, v_table, v_verb,
        case when v_verb <> 'insert' then 'using (true)' end, case when v_verb in ('insert', 'update') then 'with check (true)' end);
      execute format('comment on policy cap_warden_%s_all on warden.%I is %L', v_verb, v_table,
        'Facts about the catalogue and who changed it; cap_warden is its functions, and nobody else.');
    end loop;
    if v_table not in ('in_force', 'pending') then
      execute format('create or replace trigger _100_append_only before update or delete on warden.%I
        for each row execute function warden.refuse_change()', v_table);
      execute format('alter table warden.%I enable always trigger _100_append_only', v_table);
    end if;
    execute format('create or replace trigger _100_no_truncate before truncate on warden.%I
      for each statement execute function warden.refuse_change()', v_table);
    execute format('alter table warden.%I enable always trigger _100_no_truncate', v_table);
  end loop;
end;
$$;
