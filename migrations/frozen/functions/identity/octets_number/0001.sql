-- A string of octets read as one whole number, the first octet the most significant (OS2IP of RFC 8017).
create or replace function identity.octets_number(p_octets bytea)
  returns numeric
  language sql
  immutable
  strict
  parallel safe
begin atomic
  select ('0x0' || encode(p_octets, 'hex'))::numeric;
end;

revoke all on function identity.octets_number(bytea) from public;
grant execute on function identity.octets_number(bytea) to cap_seal;

comment on function identity.octets_number(bytea) is
  'Octets as an unsigned big-endian number. Called by identity.verify_rs256 and identity.add_signing_key.';
