-- A live hold on an entry, or on anybody or anything it names, keeps it (F20, E6): holds beat retention and sign-off.
create or replace function ledger.is_held(p_seq bigint, p_body text)
  returns boolean
  language sql
  stable
  set search_path = pg_catalog, pg_temp
begin atomic
  select exists (
    select
    from ledger.hold as held
    where (held.seq = p_seq or position(held.target_id::text in p_body) > 0)
      and not exists (select from ledger.hold_release as released where released.hold_id = held.hold_id));
end;

revoke all on function ledger.is_held(bigint, text) from public;
grant execute on function ledger.is_held(bigint, text) to cap_ledger;

comment on function ledger.is_held(bigint, text) is
  'Whether a live legal hold covers an entry, by its number or by what its body names. Asked by ledger.erasure_problem.';
