-- A report is about a stretch of time that is over or going on, of at most a year and a day.
create or replace function recording.check_period(p_from timestamptz, p_until timestamptz)
  returns void
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
begin
  if p_from is null or p_until is null or not isfinite(p_from) or not isfinite(p_until)
    or p_from >= p_until or p_until > p_from + interval '367 days'
  then
    raise exception using
      errcode = 'PT422',
      message = 'from_at and until_at are not a period',
      hint = 'Send two instants, the earlier first, at most a year apart.';
  end if;
end;
$$;

revoke all on function recording.check_period(timestamptz, timestamptz) from public;
grant execute on function recording.check_period(timestamptz, timestamptz) to cap_recording;

comment on function recording.check_period(timestamptz, timestamptz) is
  'PT422 where the two instants are no period of at most a year. Asked by the reports of the recording lane.';
