-- An action never fails because of a detail (TS-12): what canonical JSON cannot say is written as a string.
create or replace function ledger.canonical_detail(p_value jsonb)
  returns text
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
begin
  if p_value is null or p_value = '{}' then
    return '{}';
  end if;
  return ledger.canonical(p_value);
exception
  when invalid_parameter_value then
    return ledger.canonical(ledger.tame(p_value));
end;
$$;

revoke all on function ledger.canonical_detail(jsonb) from public;
grant execute on function ledger.canonical_detail(jsonb)
  to cap_ledger, cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function ledger.canonical_detail(jsonb) is
  'The canonical JSON of an entry''s details; what the profile does not know becomes a string (see ledger.tame). Asked by ledger.append.';
