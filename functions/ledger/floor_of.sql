-- Until when an opening of a class is kept at least (E6).
create or replace function ledger.floor_of(p_class text, p_at timestamptz)
  returns date
  language sql
  stable
  set search_path = pg_catalog, pg_temp
begin atomic
  select ledger.floor_after(known.keep, p_at) from ledger.retention_class as known where known.class = p_class;
end;

revoke all on function ledger.floor_of(text, timestamptz) from public;
grant execute on function ledger.floor_of(text, timestamptz) to cap_ledger, cap_migration;

comment on function ledger.floor_of(text, timestamptz) is
  'The civil day (London) before which an opening of this class is not erased, null for an unknown class. Asked by the revision that adopted older entries.';
