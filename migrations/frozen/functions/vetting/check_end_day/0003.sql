-- What ends, ends after the day on which it was verified.
create or replace function vetting.check_end_day(p_day date, p_parameter text, p_after date)
  returns date
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
begin
  if p_day is null then
    return null;
  end if;
  perform identity.check_civil_day(p_day, p_parameter);
  if p_day <= p_after then
    raise exception using
      errcode = 'PT422',
      message = format('%s is not after the day on which it begins', p_parameter),
      hint = format('Send the first day on which it no longer counts, or leave %s out where there is no end.', p_parameter);
  end if;
  return p_day;
end;
$$;

revoke all on function vetting.check_end_day(date, text, date) from public;
grant execute on function vetting.check_end_day(date, text, date) to cap_vetting;

comment on function vetting.check_end_day(date, text, date) is
  'The day, null for no end, or PT422 where it is not after the other. Asked by the api functions of vetting.';
