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

-- An entry of another time, as if this ledger had been there then. It is the number that comes back.
create or replace function tests.old_entry(p_target uuid, p_at timestamptz, p_action text default 'tried')
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
    'target', jsonb_build_object('id', p_target, 'kind', 'thing'), 'token', null, 'v', 1, 'xid', '1'));
  v_kept text := format('{"class":"audit_chain","floor":"%s"}', ledger.floor_of('audit_chain', p_at));
begin
  perform tests.only_in_tests();
  insert into ledger.entry as made (leaf)
  values (convert_to(format('{"body":"%s","release":"%s","retention":"%s","v":1}',
    encode(sha256(sha256('1') || convert_to(v_body, 'UTF8')), 'hex'),
    encode(sha256(sha256(convert_to(v_body, 'UTF8'))), 'hex'),
    encode(sha256(sha256('2') || convert_to(v_kept, 'UTF8')), 'hex')), 'UTF8'))
  returning made.seq into v_seq;
  insert into ledger.opening
    (seq, salt, body, retention_salt, retention, release, at, action, outcome, target_kind, target_id)
  values (v_seq, sha256('1'), v_body, sha256('2'), v_kept, sha256(convert_to(v_body, 'UTF8')), p_at, p_action, 'done',
    'thing', p_target);
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
