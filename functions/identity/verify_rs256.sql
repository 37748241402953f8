-- Whether a signature is RSASSA-PKCS1-v1_5 with SHA-256 of a message (RS256; RFC 8017, 8.2.2).
-- The database proves who is asking instead of believing the API server. No extension: the power is taken on
-- numeric, e is 65537, so sixteen squarings and one multiplication.
-- The whole encoded block is compared, and never parsed: a shorter padding or a hidden tail is another number.
create or replace function identity.verify_rs256(p_message bytea, p_signature bytea, p_modulus numeric)
  returns boolean
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_sha256_info constant text := '3031300d060960864801650304020105000420';
  v_octets      integer := length(p_signature);
  v_signature   numeric;
  v_power       numeric;
begin
  if p_message is null or p_modulus is null or v_octets is null or v_octets not between 256 and 512 then
    return false;
  end if;
  if p_modulus < identity.octets_number((E'\\x01' || repeat('00', v_octets - 1))::bytea)
    or p_modulus >= identity.octets_number((E'\\x01' || repeat('00', v_octets))::bytea)
  then
    return false;
  end if;

  v_signature := identity.octets_number(p_signature);
  if v_signature >= p_modulus then
    return false;
  end if;

  v_power := v_signature;
  for v_square in 1 .. 16 loop
    v_power := (v_power * v_power) % p_modulus;
  end loop;
  v_power := (v_power * v_signature) % p_modulus;

  return v_power = identity.octets_number((
    E'\\x0001' || repeat('ff', v_octets - 54) || '00' || c_sha256_info || encode(sha256(p_message), 'hex'))::bytea);
end;
$$;

revoke all on function identity.verify_rs256(bytea, bytea, numeric) from public;
grant execute on function identity.verify_rs256(bytea, bytea, numeric) to cap_seal;

comment on function identity.verify_rs256(bytea, bytea, numeric) is
  'Whether an RS256 signature of 2048 to 4096 bits is of this message under this modulus (e = 65537). Called by identity.token_claims.';
