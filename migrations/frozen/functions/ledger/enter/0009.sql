-- An entry is a leaf that says nothing about anybody, and an opening that says it all (TS-12, F22). The body says who, as
-- what, to whom, with what outcome, and which rows of protected tables changed; who is taken from the sealed identity and
-- never from an argument. The leaf commits to the body and to how long the opening is kept, each under a salt of its own,
-- and to the token that erasure gives away. No lock is taken: whoever acts never waits for somebody else's entry.
-- One function and few statements: every action waits for this one.
create or replace function ledger.enter(
  p_action      text,
  p_target_kind text,
  p_target_id   uuid,
  p_outcome     text   default 'done',
  p_reasons     text[] default '{}',
  p_detail      jsonb  default '{}',
  p_reason      text   default null,
  p_case        uuid   default null,
  p_retention   text   default null,
  p_more        text   default ''
)
  returns bigint
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_at        timestamptz := clock_timestamp();
  v_person    uuid := identity.person_id();
  -- the seal that proves the person is over the persona, too
  v_persona   text := case when v_person is not null then current_setting('safelane.persona') end;
  v_token     text := case when v_person is not null then identity.token_id() end;
  v_request   boolean := nullif(current_setting('request.headers', true), '') is not null;
  v_class     text := coalesce(p_retention, 'audit_chain');
  v_changes   json := '[]';
  v_target    json := '{"id":' || coalesce('"' || p_target_id::text || '"', 'null')
    || ',"kind":' || coalesce(to_json(p_target_kind)::text, 'null') || '}';
  v_first     bigint;
  v_last      bigint;
  v_body      text;
  v_retention text;
  v_seed      bytea;
  v_salt      bytea;
  v_kept      bytea;
  v_release   bytea;
  v_seq       bigint;
  v_leaf_hash bytea;
  v_receipt   text;
begin
  -- each change is claimed by the first entry that is written after it; who has no transaction id has written nothing
  if pg_current_xact_id_if_assigned() is not null then
    select
      '[' || coalesce(string_agg(
        '{"after":' || coalesce('"' || encode(made.after, 'hex') || '"', 'null')
          || ',"before":' || coalesce('"' || encode(made.before, 'hex') || '"', 'null')
          || ',"kind":' || to_json(made.kind)::text
          || ',"target":' || to_json(made.target)::text
          || ',"version":' || made.fields_version::text || '}',
        ',' order by made.change_id), '') || ']',
      min(made.change_id), max(made.change_id)
    into v_changes, v_first, v_last
    from ledger.change as made
    where made.xid = pg_current_xact_id()
      and made.change_id > coalesce((
        select max(claim.last_change) from ledger.opening as claim where claim.xid = pg_current_xact_id()), 0);
  end if;

  -- the columns in the order of canonical JSON; row_to_json puts no space between them
  select
    row_to_json(said)::text,
    '{"class":"' || known.class || '","floor":"'
      || to_char(ledger.floor_after(known.keep, v_at), 'YYYY-MM-DD') || '"}',
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
  into v_body, v_retention, v_seed
  from ledger.retention_class as known
  cross join (
    select
      p_action as action,
      null::text as "as",
      to_char(v_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
      p_case as "case",
      v_changes as changes,
      left(coalesce(case when v_request then guard.request_header('x-forwarded-for') end,
        host(inet_client_addr())), 200) as client,
      ledger.canonical_detail(p_detail)::json as detail,
      p_outcome as outcome,
      v_person as person,
      v_persona as persona,
      (select epoch.number from policy.epoch as epoch) as policy,
      p_reason as reason,
      coalesce(p_reasons, '{}') as reasons,
      left(case when v_request then guard.request_header('x-request-id') end, 200) as request_id,
      coalesce(nullif(current_setting('role'), 'none'), session_user) as role,
      guard.schema_revision() as schema,
      session_user as session_user,
      v_target as target,
      v_token as token,
      1 as v,
      pg_current_xact_id()::text as xid
  ) as said
  where known.class = v_class;
  if not found then
    raise exception using
      errcode = '22023',
      message = format('there is no retention class %L', v_class),
      hint = 'The classes are the rows of ledger.retention_class.';
  end if;

  -- 244 random bits; each secret is a hash of its own of them
  v_salt := sha256(v_seed || '\x01');
  v_kept := sha256(v_seed || '\x02');
  v_release := sha256(v_seed || '\x03');
  insert into ledger.entry as made (leaf)
  values (convert_to(
    '{"body":"' || encode(sha256(v_salt || convert_to(v_body, 'UTF8')), 'hex')
      || '",' || p_more || '"release":"' || encode(sha256(v_release), 'hex')
      || '","retention":"' || encode(sha256(v_kept || convert_to(v_retention, 'UTF8')), 'hex')
      || '","v":1}', 'UTF8'))
  returning made.seq, made.leaf_hash into v_seq, v_leaf_hash;
  insert into ledger.opening
    (seq, salt, body, retention_salt, retention, release, first_change, last_change,
     at, action, outcome, actor_id, target_kind, target_id)
  values
    (v_seq, v_salt, v_body, v_kept, v_retention, v_release, v_first, v_last,
     v_at, p_action, p_outcome, v_person, p_target_kind, p_target_id);

  v_receipt := 'seq=' || v_seq || '; leaf=' || encode(v_leaf_hash, 'hex');
  if nullif(current_setting('response.headers', true), '') is null then
    perform set_config('response.headers', '[{"Ledger-Receipt": "' || v_receipt || '"}]', true);
  else
    perform guard.put_header('Ledger-Receipt', v_receipt);
  end if;
  return v_seq;
end;
$$;

revoke all on function ledger.enter(text, text, uuid, text, text[], jsonb, text, uuid, text, text) from public;
grant execute on function ledger.enter(text, text, uuid, text, text[], jsonb, text, uuid, text, text) to cap_ledger;

comment on function ledger.enter(text, text, uuid, text, text[], jsonb, text, uuid, text, text) is
  'Write one entry and return its number; p_more are further members of its leaf, between body and release, in order. Called by ledger.append, ledger.erase and ledger.begin_epoch.';
