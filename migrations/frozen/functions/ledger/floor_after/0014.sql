-- Until when what happened at an instant is kept: so long after its civil day (E6). Where the month is too short for the
-- day, the day after it: never a day too early. One expression, so that it is inlined where it is asked.
create or replace function ledger.floor_after(p_keep interval, p_at timestamptz)
  returns date
  language sql
  stable
  parallel safe
begin atomic
  select ((p_at at time zone 'Europe/London')::date + p_keep)::date
    + (extract(day from (p_at at time zone 'Europe/London')::date + p_keep)
      < extract(day from p_at at time zone 'Europe/London'))::integer;
end;

revoke all on function ledger.floor_after(interval, timestamptz) from public;
grant execute on function ledger.floor_after(interval, timestamptz) to cap_ledger, cap_migration;

comment on function ledger.floor_after(interval, timestamptz) is
  'The civil day (London) that lies so long after an instant''s. Asked by ledger.enter and ledger.floor_of.';
