-- An opening may go only where the running transaction has appended the tombstone that gives its token away (F21).
create or replace function ledger.is_released(p_release bytea)
  returns boolean
  language sql
  stable
begin atomic
  select exists (
    select
    from ledger.entry as tombstone
    where tombstone.xid = pg_current_xact_id()
      and convert_from(tombstone.leaf, 'UTF8')::jsonb #>> '{erased,release}' = encode(p_release, 'hex'));
end;

revoke all on function ledger.is_released(bytea) from public;
grant execute on function ledger.is_released(bytea) to cap_ledger;

comment on function ledger.is_released(bytea) is
  'Whether this transaction appended a tombstone with this token. Asked by the policies and triggers of openings and changes.';
