-- What stands against the erasure of an entry, in the order in which it is asked (E6): a hold (F20), its place in the
-- tree, the floor of its class, the row it still witnesses, and the yes of a second person (F21). Nobody ends a class
-- of the ledger early, whoever signs.
create or replace function ledger.erasure_problem(
  p_opening ledger.opening,
  p_person  uuid,
  p_at      timestamptz default now()
)
  returns text
  language sql
  stable
  set search_path = pg_catalog, pg_temp
begin atomic
  select case
    when ledger.is_held((p_opening).seq, (p_opening).body) then 'legal-hold'
    when not exists (select from ledger.leaf as leaf where leaf.seq = (p_opening).seq) then 'not-in-the-tree'
    when ((p_opening).retention::jsonb ->> 'floor') is null
      or (p_at at time zone 'Europe/London') < (((p_opening).retention::jsonb ->> 'floor') || ' 00:00')::timestamp
      then 'retention-floor'
    when exists (
      select
      from ledger.change as made
      where made.xid = (p_opening).xid
        and made.change_id between (p_opening).first_change and (p_opening).last_change
        and made.after is not null
        and not exists (
          select from ledger.change as later
          where later.kind = made.kind and later.target = made.target and later.change_id > made.change_id))
      then 'still-witnessed'
    when not exists (
      select
      from ledger.sign_off as signed
      where signed.seq = (p_opening).seq
        and signed.expires_at > p_at
        and signed.signed_by is distinct from p_person)
      then 'sign-off-missing'
  end;
end;

revoke all on function ledger.erasure_problem(ledger.opening, uuid, timestamptz) from public;
grant execute on function ledger.erasure_problem(ledger.opening, uuid, timestamptz) to cap_ledger;

comment on function ledger.erasure_problem(ledger.opening, uuid, timestamptz) is
  'Why this person may not erase an opening at an instant, or null. Asked by ledger.erase.';
