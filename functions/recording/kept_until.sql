-- A recording is kept for so many civil days from the day it ended; on this day it is over, from midnight in London
-- (E3.2, E6: 21 November and 28 days are 19 December).
create or replace function recording.kept_until(p_ended_at timestamptz, p_days integer)
  returns date
  language sql
  immutable
  parallel safe
begin atomic
  select identity.civil_date(p_ended_at) + p_days;
end;

revoke all on function recording.kept_until(timestamptz, integer) from public;
grant execute on function recording.kept_until(timestamptz, integer) to cap_recording;

comment on function recording.kept_until(timestamptz, integer) is
  'The first civil day on which a recording that ended then is no longer kept. Asked by recording.state_of, grants, lists and the purge.';
