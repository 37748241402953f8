-- A short name that no other key has, so that two people who compare it speak of the same key (RFC 7638, SHA-256).
create or replace function identity.key_thumbprint(p_modulus numeric)
  returns text
  language plpgsql
  immutable
  strict
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_piece constant numeric := 72057594037927936;
  v_rest  numeric := p_modulus;
  v_hex   text := '';
begin
  -- seven octets at a time
  while v_rest > 0 loop
    v_hex := lpad(to_hex((v_rest % c_piece)::bigint), 14, '0') || v_hex;
    v_rest := div(v_rest, c_piece);
  end loop;
  v_hex := regexp_replace(v_hex, '^(00)+', '');
  return identity.base64url_text(sha256(convert_to(
    '{"e":"AQAB","kty":"RSA","n":"' || identity.base64url_text(decode(v_hex, 'hex')) || '"}', 'UTF8')));
end;
$$;

revoke all on function identity.key_thumbprint(numeric) from public;
grant execute on function identity.key_thumbprint(numeric) to cap_seal;

comment on function identity.key_thumbprint(numeric) is
  'The RFC 7638 thumbprint (SHA-256, base64url, 43 characters) of an RSA key with this modulus and the exponent 65537. Called by the functions that add, confirm and list keys.';
