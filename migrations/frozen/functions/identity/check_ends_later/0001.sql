-- A planned end lies after the beginning, and is an instant on a calendar: infinity is said by leaving it out.
create or replace function identity.check_ends_later(
  p_until     timestamptz,
  p_parameter text,
  p_from      timestamptz
)
  returns timestamptz
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
begin
  if p_until is not null and (not isfinite(p_until) or p_until <= p_from) then
    raise exception using
      errcode = 'PT422',
      message = format('%s is not an instant after the beginning', p_parameter),
      hint = format('Send a later instant, or leave %s out where no end is planned.', p_parameter);
  end if;
  return p_until;
end;
$$;

revoke all on function identity.check_ends_later(timestamptz, text, timestamptz) from public;
grant execute on function identity.check_ends_later(timestamptz, text, timestamptz)
  to cap_identity, cap_seal, cap_policy, cap_vetting, cap_booking;

comment on function identity.check_ends_later(timestamptz, text, timestamptz) is
  'The instant, or null where no end is planned; PT422 if it is not after the beginning. Asked by api functions.';
