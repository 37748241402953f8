-- Something ran at an instant that has passed: a run that is still to come proves nothing (TS-81).
create or replace function vetting.check_past_instant(p_at timestamptz, p_parameter text)
  returns timestamptz
  language plpgsql
  volatile
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
begin
  if p_at is null or p_at < timestamptz '1900-01-01 00:00:00+00' or p_at > clock_timestamp() then
    raise exception using
      errcode = 'PT422',
      message = format('%s is missing or lies in the future', p_parameter),
      hint = 'Send an instant that has passed, with its offset from UTC.';
  end if;
  -- a moment between the beginning of this transaction and now counts as its beginning
  return least(p_at, now());
end;
$$;

revoke all on function vetting.check_past_instant(timestamptz, text) from public;
grant execute on function vetting.check_past_instant(timestamptz, text) to cap_vetting;

comment on function vetting.check_past_instant(timestamptz, text) is
  'The instant, or PT422 where it is missing or still to come. Asked by the api functions of vetting.';
