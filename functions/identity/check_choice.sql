-- A value that must be one of a list is refused with the list, so that a developer can put it right.
create or replace function identity.check_choice(
  p_value            text,
  p_parameter        text,
  variadic p_choices text[]
)
  returns text
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
begin
  if p_value is null or p_value <> all (p_choices) then
    raise exception using
      errcode = 'PT422',
      message = format('%s is not one of the values it may have', p_parameter),
      hint = format('Send one of: %s.', array_to_string(p_choices, ', '));
  end if;
  return p_value;
end;
$$;

revoke all on function identity.check_choice(text, text, text[]) from public;
grant execute on function identity.check_choice(text, text, text[])
  to cap_identity, cap_seal, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function identity.check_choice(text, text, text[]) is
  'The value if it is one of the choices; PT422 with the list of them otherwise. Asked by api functions.';
