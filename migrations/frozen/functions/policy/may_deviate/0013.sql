-- What may be departed from at all (TS-09, B.3): never what somebody who teaches must have. Checks, references, training,
-- acknowledgements and the contract are for the profile and for stricter contracts; nobody is let off one by one.
-- A group grows to 12 at most, and a lesson starts an hour before its time at the earliest [D]. On what a recording rests
-- is departed from for nobody: a deviation would make recording the default of an engagement (TS-49, F17).
create or replace function policy.may_deviate(p_key text, p_value jsonb)
  returns boolean
  language sql
  immutable
  parallel safe
begin atomic
  select case
    when split_part(p_key, '.', 1) in ('vetting', 'training', 'ack') then false
    when p_key = 'recording.basis' then false
    when p_key = 'session.max_group' then coalesce(p_value <= '12', false)
    when p_key = 'session.start_early' then coalesce((p_value #>> '{}')::interval <= interval '1 hour', false)
    else true
  end;
end;

revoke all on function policy.may_deviate(text, jsonb) from public;
grant execute on function policy.may_deviate(text, jsonb) to cap_policy;

comment on function policy.may_deviate(text, jsonb) is
  'Whether a deviation may give this parameter this value. Asked where deviations are approved, written and read.';
