-- One spelling for durations, so that the same value is never written two ways by accident.
-- Only whole, non-negative units: a fraction of a month means nothing to a clock.
create or replace function policy.is_duration(p_text text)
  returns boolean
  language sql
  immutable
  parallel safe
begin atomic
  select coalesce(
    p_text ~ '^P(?=[0-9T])([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,5}D)?(T(?=[0-9])([0-9]{1,5}H)?([0-9]{1,5}M)?([0-9]{1,6}S)?)?$',
    false
  );
end;

revoke all on function policy.is_duration(text) from public;
grant execute on function policy.is_duration(text) to cap_policy;

comment on function policy.is_duration(text) is
  'Whether a text is a duration as parameters store it: ISO 8601, whole and non-negative units.';
