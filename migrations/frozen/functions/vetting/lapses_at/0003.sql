-- Something done on a day and good for an interval lapses at 00:00 London on the anniversary (E1.5).
-- Date arithmetic: what was done on 29 February lapses on 28 February, which is the stricter side.
create or replace function vetting.lapses_at(p_done_on date, p_good_for interval)
  returns timestamptz
  language sql
  immutable
  parallel safe
begin atomic
  select (p_done_on + p_good_for)::date::timestamp at time zone 'Europe/London';
end;

revoke all on function vetting.lapses_at(date, interval) from public;
grant execute on function vetting.lapses_at(date, interval) to cap_vetting;

comment on function vetting.lapses_at(date, interval) is
  'First instant at which something done on a civil day is no longer good.';
