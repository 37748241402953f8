-- Until when what happened at an instant is kept: so long after its civil day (E6). Where the month is too short for the
-- day, the day after it: never a day too early.
create or replace function ledger.floor_after(p_keep interval, p_at timestamptz)
  returns date
  language sql
  stable
  parallel safe
begin atomic
  select (day.begun + p_keep)::date
    + case when extract(day from day.begun + p_keep) < extract(day from day.begun) then 1 else 0 end
  from (select (p_at at time zone 'Europe/London')::date as begun) as day;
end;

revoke all on function ledger.floor_after(interval, timestamptz) from public;
grant execute on function ledger.floor_after(interval, timestamptz) to cap_ledger, cap_migration;

comment on function ledger.floor_after(interval, timestamptz) is
  'The civil day (London) that lies so long after an instant''s. Asked by ledger.enter and ledger.floor_of.';
