-- Entries to seal and to prove, written as the functions of the lanes would write them.

create or replace function tests.entries(p_count integer)
  returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  perform ledger.append('tried', 'thing', tests.id('thing ' || number)) from generate_series(1, p_count) as number;
end;
$$;

-- A tree of so many leaves, for stories about its shape: what is not there yet are leaves that say nothing and open to
-- nothing. select tests.tree(600);
create or replace function tests.tree(p_size bigint)
  returns bigint
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  insert into ledger.entry (leaf)
  select convert_to('{"n":' || number || '}', 'UTF8')
  from generate_series((select count(*) from ledger.entry) + 1, p_size) as number;
  return tests.seal_ledger();
end;
$$;

-- An entry of another time, as if this ledger had been there then, by a transaction of a number of its own where one is
-- told, with the changes that it claims. It is the number that comes back.
create or replace function tests.old_entry(
  p_target       uuid,
  p_at           timestamptz,
  p_action       text   default 'tried',
  p_xid          xid8   default pg_current_xact_id(),
  p_first_change bigint default null,
  p_last_change  bigint default null,
  p_said         jsonb  default '{}'
)
  returns bigint
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
  set datestyle = 'ISO, YMD'
as $$
declare
  v_seq  bigint;
  v_body text := ledger.canonical(jsonb_build_object(
    'action', p_action, 'as', null, 'at', to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'case', null, 'changes', '[]'::jsonb, 'client', null, 'detail', '{}'::jsonb, 'outcome', 'done',
    'person', null, 'persona', null, 'policy', null, 'reason', null, 'reasons', '[]'::jsonb, 'request_id', null,
    'role', 'tests', 'schema', null, 'session_user', 'tests',
    'target', jsonb_build_object('id', p_target, 'kind', 'thing'), 'token', null, 'v', 1, 'xid', '1') || p_said);
  v_kept text := format('{"class":"audit_chain","floor":"%s"}', ledger.floor_of('audit_chain', p_at));
begin
  perform tests.only_in_tests();
  insert into ledger.entry as made (leaf, xid)
  values (
    convert_to(format('{"body":"%s","release":"%s","retention":"%s","v":1}',
      encode(sha256(sha256('1') || convert_to(v_body, 'UTF8')), 'hex'),
      encode(sha256(sha256(convert_to(v_body, 'UTF8'))), 'hex'),
      encode(sha256(sha256('2') || convert_to(v_kept, 'UTF8')), 'hex')), 'UTF8'),
    p_xid)
  returning made.seq into v_seq;
  insert into ledger.opening
    (seq, salt, body, retention_salt, retention, release, at, action, outcome, target_kind, target_id,
     xid, first_change, last_change)
  values (v_seq, sha256('1'), v_body, sha256('2'), v_kept, sha256(convert_to(v_body, 'UTF8')), p_at, p_action, 'done',
    'thing', p_target, p_xid, p_first_change, p_last_change);
  return v_seq;
end;
$$;

-- Everything written so far gets its place in the tree; the size comes back.
create or replace function tests.seal_ledger()
  returns bigint
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  return (ledger.integrate()).size;
end;
$$;

-- A change to a row of a protected table, by a transaction of a number of its own where one is told:
-- select tests.changed('a.b', 'x'); the digest afterwards is that of the text. The number of the change comes back.
create or replace function tests.changed(
  p_kind text, p_target text, p_after text default 'after', p_xid xid8 default pg_current_xact_id()
)
  returns bigint
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_change bigint;
begin
  perform tests.only_in_tests();
  insert into ledger.change as made (kind, target, fields_version, before, after, xid)
  values (p_kind, p_target, 1, sha256('before'), sha256(convert_to(p_after, 'UTF8')), p_xid)
  returning made.change_id into v_change;
  return v_change;
end;
$$;

-- The tombstone of an entry, in this transaction or as if it had been appended by another.
create or replace function tests.tombstone(p_seq bigint, p_xid xid8 default pg_current_xact_id())
  returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform tests.only_in_tests();
  insert into ledger.entry (leaf, xid)
  select convert_to('{"erased":{"release":"' || encode(opening.release, 'hex') || '"}}', 'UTF8'), p_xid
  from ledger.opening as opening
  where opening.seq = p_seq;
end;
$$;
