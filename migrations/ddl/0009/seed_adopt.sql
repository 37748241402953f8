-- The entries of earlier revisions become leaves and openings, under their own numbers and in their own order. What they
-- said is said as it was; what nobody wrote down then (the state of the policy, the revision) is null.
grant select on ledger.plain_entry to cap_migration;
grant insert (seq, leaf) on ledger.entry to cap_migration;
grant insert on ledger.opening to cap_migration;
create policy cap_migration_select_to_adopt on ledger.plain_entry
  for select to cap_migration
  using (true);
create policy cap_migration_insert_adopted on ledger.entry
  for insert to cap_migration
  with check (xid = pg_current_xact_id());
create policy cap_migration_insert_adopted on ledger.opening
  for insert to cap_migration
  with check (xid = pg_current_xact_id());
grant execute on function ledger.canonical_detail(jsonb) to cap_migration;
grant execute on function ledger.tame(jsonb) to cap_migration;

set role cap_migration;

with told as materialized (
  select
    plain.*,
    '{"action":' || to_json(plain.action)::text
      || ',"adopted":{"entry_id":"' || plain.entry_id::text
      || '"},"as":null,"at":"' || to_char(plain.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
      || '","case":null,"changes":[],"client":null,"detail":' || ledger.canonical_detail(plain.detail)
      || ',"outcome":' || to_json(plain.outcome)::text
      || ',"person":' || coalesce('"' || plain.actor_id::text || '"', 'null')
      || ',"persona":' || coalesce(to_json(plain.persona)::text, 'null')
      || ',"policy":null,"reason":null,"reasons":' || to_json(plain.reasons)::text
      || ',"request_id":' || coalesce(to_json(plain.request_id)::text, 'null')
      || ',"role":' || to_json(plain.acting_role)::text
      || ',"schema":null,"session_user":' || to_json(plain.session_role)::text
      || ',"target":{"id":' || coalesce('"' || plain.target_id::text || '"', 'null')
      || ',"kind":' || coalesce(to_json(plain.target_kind)::text, 'null')
      || '},"token":null,"v":1,"xid":"' || plain.xid::text || '"}' as body,
    '{"class":"audit_chain","floor":"'
      || to_char(ledger.floor_of('audit_chain', plain.at), 'YYYY-MM-DD') || '"}' as retention,
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) as seed
  from ledger.plain_entry as plain
),
salted as materialized (
  select told.*, sha256(told.seed || '\x01') as salt, sha256(told.seed || '\x02') as kept,
    sha256(told.seed || '\x03') as release
  from told
),
made as (
  insert into ledger.entry (seq, leaf)
  overriding system value
  select salted.seq, convert_to(
    '{"body":"' || encode(sha256(salted.salt || convert_to(salted.body, 'UTF8')), 'hex')
      || '","release":"' || encode(sha256(salted.release), 'hex')
      || '","retention":"' || encode(sha256(salted.kept || convert_to(salted.retention, 'UTF8')), 'hex')
      || '","v":1}', 'UTF8')
  from salted
  order by salted.seq
)
insert into ledger.opening
  (seq, salt, body, retention_salt, retention, release, at, action, outcome, actor_id, target_kind, target_id)
select salted.seq, salted.salt, salted.body, salted.kept, salted.retention, salted.release, salted.at, salted.action,
  salted.outcome, salted.actor_id, salted.target_kind, salted.target_id
from salted;

set role safelane_owner;

-- numbers go on after the last one that was ever given out
do $$
begin
  perform setval('ledger.entry_seq_seq', last.last_value, last.is_called) from ledger.plain_entry_seq_seq as last;
end;
$$;

revoke execute on function ledger.canonical_detail(jsonb) from cap_migration;
revoke execute on function ledger.tame(jsonb) from cap_migration;
drop policy cap_migration_insert_adopted on ledger.opening;
drop policy cap_migration_insert_adopted on ledger.entry;
revoke all on ledger.opening from cap_migration;
revoke all on ledger.entry from cap_migration;
drop table ledger.plain_entry;
