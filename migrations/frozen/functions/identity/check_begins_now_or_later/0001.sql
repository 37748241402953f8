-- What is granted begins now or later: to begin in the past would make right what somebody did without it.
-- A clock that is a few minutes slow means now.
create or replace function identity.check_begins_now_or_later(p_from timestamptz, p_parameter text)
  returns timestamptz
  language plpgsql
  stable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
begin
  if p_from is null then
    return now();
  end if;
  if not isfinite(p_from) or p_from < now() - interval '5 minutes' then
    raise exception using
      errcode = 'PT422',
      message = format('%s is not an instant from now on', p_parameter),
      hint = format('Leave %s out to begin now, or send a later instant.', p_parameter);
  end if;
  return greatest(p_from, now());
end;
$$;

revoke all on function identity.check_begins_now_or_later(timestamptz, text) from public;
grant execute on function identity.check_begins_now_or_later(timestamptz, text)
  to cap_identity, cap_policy, cap_vetting, cap_booking;

comment on function identity.check_begins_now_or_later(timestamptz, text) is
  'The instant, now where none is sent; PT422 where it is past. Asked by api functions.';
