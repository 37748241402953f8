-- A check was made on a day that has come: nobody records what has not happened yet (E1.5).
create or replace function vetting.check_past_day(p_day date, p_parameter text)
  returns date
  language plpgsql
  stable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform identity.check_civil_day(p_day, p_parameter);
  if p_day > identity.civil_date(now()) then
    raise exception using
      errcode = 'PT422',
      message = format('%s lies in the future', p_parameter),
      hint = 'Send today''s date in London or an earlier one.';
  end if;
  return p_day;
end;
$$;

revoke all on function vetting.check_past_day(date, text) from public;
grant execute on function vetting.check_past_day(date, text) to cap_vetting;

comment on function vetting.check_past_day(date, text) is
  'The day, or PT422 where it is missing or has not come in London. Asked by the api functions of vetting.';
