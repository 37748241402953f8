-- HMAC with SHA-256 (RFC 2104) from what core has, for keys of exactly one block, 64 octets.
-- The two pads are 0x36 and 0x5c in every octet; the key meets them eight octets at a time.
create or replace function identity.hmac_sha256(p_key bytea, p_message bytea)
  returns bytea
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_hex   text := encode(p_key, 'hex');
  v_part  bit(64);
  v_inner bytea := '';
  v_outer bytea := '';
begin
  if length(p_key) is distinct from 64 then
    raise exception using
      errcode = '22023',
      message = 'this HMAC takes keys of 64 octets',
      hint = 'Pad a shorter key with zero octets on the right.';
  end if;
  for v_at in 1 .. 113 by 16 loop
    v_part := ('x' || substr(v_hex, v_at, 16))::bit(64);
    v_inner := v_inner || int8send((v_part # x'3636363636363636')::bigint);
    v_outer := v_outer || int8send((v_part # x'5c5c5c5c5c5c5c5c')::bigint);
  end loop;
  return sha256(v_outer || sha256(v_inner || p_message));
end;
$$;

revoke all on function identity.hmac_sha256(bytea, bytea) from public;
grant execute on function identity.hmac_sha256(bytea, bytea) to cap_seal;

comment on function identity.hmac_sha256(bytea, bytea) is
  'HMAC-SHA256 of a message under a key of 64 octets. Called by identity.seal_of.';
