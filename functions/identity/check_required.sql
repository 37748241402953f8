-- An identifier, a date or an instant that has to be there is refused by name where it is not.
create or replace function identity.check_required(p_value anyelement, p_parameter text)
  returns anyelement
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
begin
  if p_value is null then
    raise exception using
      errcode = 'PT422',
      message = format('%s is required', p_parameter),
      hint = format('Send a value for %s.', p_parameter);
  end if;
  return p_value;
end;
$$;

revoke all on function identity.check_required(anyelement, text) from public;
grant execute on function identity.check_required(anyelement, text)
  to cap_ledger, cap_identity, cap_seal, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function identity.check_required(anyelement, text) is
  'The value, or PT422 where it is null. Asked by api functions.';
