-- An entry is a leaf that says nothing about anybody, and an opening that says it all (TS-12, F22). The body says who, as
-- what, to whom, with what outcome, and which rows of protected tables changed; who is taken from the sealed identity and
-- never from an argument. The leaf commits to the body and to how long the opening is kept, each under a salt of its own,
-- and to the token that erasure gives away. No lock is taken: whoever acts never waits for somebody else's entry.
-- Every action waits for this one: three statements, and no settings of its own. Whoever may call it fixes the path.
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
as $$
declare
  v_at        timestamptz := clock_timestamp();
  v_person    uuid := identity.person_id();
  v_request   boolean := nullif(current_setting('request.headers', true), '') is not null;
  v_detail    text := coalesce(p_detail, '{}');
  v_changes   json := '[]';
  v_target    json := '{"id":' || coalesce('"' || p_target_id::text || '"', 'null')
    || ',"kind":' || coalesce(to_json(p_target_kind)::text, 'null') || '}';
  v_first     bigint;
  v_last      bigint;
  v_body      text;
  v_retention text;
  v_salt      bytea;
  v_kept      bytea;
  v_release   bytea;
  v_leaf      bytea;
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

  if p_outcome not in ('done', 'refused') or length(p_action) not between 1 and 100 then
    raise exception using
      errcode = '23514',
      message = 'an entry has a named action that was done or refused',
      hint = 'The name has up to 100 characters.';
  end if;
  -- what canonical JSON cannot say is said in another way, never left out; nearly every detail is as jsonb writes it
  if v_detail ~ E'[^\\x20-\\x7e]|[:,[] ?-?[0-9]+(\\.|[0-9]{15})' then
    v_detail := ledger.canonical_detail(p_detail);
  end if;

  select
    said.body, said.retention, said.salt, said.kept, said.release,
    convert_to('{"body":"' || encode(sha256(said.salt || convert_to(said.body, 'UTF8')), 'hex')
      || '",' || p_more || '"release":"' || encode(sha256(said.release), 'hex')
      || '","retention":"' || encode(sha256(said.kept || convert_to(said.retention, 'UTF8')), 'hex')
      || '","v":1}', 'UTF8')
  into v_body, v_retention, v_salt, v_kept, v_release, v_leaf
  from (
    select
      row_to_json(told)::text as body,
      '{"class":"' || known.class || '","floor":' || to_json(known.floor)::text || '}' as retention,
      -- 244 random bits; each secret is a hash of its own of them
      sha256(known.seed || E'\\x01') as salt,
      sha256(known.seed || E'\\x02') as kept,
      sha256(known.seed || E'\\x03') as release
    from (
      select
        kind.class, ledger.floor_after(kind.keep, v_at) as floor, policy.number as policy,
        (select revision.version_num from guard.alembic_version as revision) as schema,
        uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) as seed
      from ledger.retention_class as kind
      cross join policy.epoch as policy
      where kind.class = coalesce(p_retention, 'audit_chain')
      offset 0
    ) as known
    -- the columns in their order; row_to_json puts no space between them
    cross join lateral (
      select
        p_action as action,
        null::text as "as",
        to_char(v_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
        p_case as "case",
        v_changes as changes,
        left(coalesce(case when v_request then guard.request_header('x-forwarded-for') end,
          host(inet_client_addr())), 200) as client,
        v_detail::json as detail,
        p_outcome as outcome,
        v_person as person,
        -- the seal that proves the person is over persona and token, too
        case when v_person is not null then current_setting('safelane.persona') end as persona,
        known.policy as policy,
        p_reason as reason,
        coalesce(p_reasons, '{}') as reasons,
        left(case when v_request then guard.request_header('x-request-id') end, 200) as request_id,
        coalesce(nullif(current_setting('role'), 'none'), session_user) as role,
        known.schema as schema,
        session_user as session_user,
        v_target as target,
        case when v_person is not null then nullif(current_setting('safelane.token'), '') end as token,
        1 as v,
        pg_current_xact_id()::text as xid
    ) as told
    offset 0
  ) as said;
  if not found then
    raise exception using
      errcode = '22023',
      message = format('there is no retention class %L', p_retention),
      hint = 'The classes are the rows of ledger.retention_class.';
  end if;

  insert into ledger.entry as made (leaf)
  values (v_leaf)
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
