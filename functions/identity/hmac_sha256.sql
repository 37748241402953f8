-- HMAC with SHA-256 (RFC 2104) from what core has, for keys of exactly one block, 64 octets.
-- The two pads are 0x36 and 0x5c in every octet; the key meets them as one string of bits, whose octets bit_send writes
-- after four that say its length.
create or replace function identity.hmac_sha256(p_key bytea, p_message bytea)
  returns bytea
  language plpgsql
  immutable
  parallel safe
as $$
-- Several times in every statement: no settings of its own. cap_seal alone may execute it, whose functions have theirs,
-- and every operator here is pg_catalog's by its types.
declare
  v_key bit(512);
begin
  if length(p_key) is distinct from 64 then
    raise exception using
      errcode = '22023',
      message = 'this HMAC takes keys of 64 octets',
      hint = 'Pad a shorter key with zero octets on the right.';
  end if;
  v_key := ('x' || encode(p_key, 'hex'))::bit(512);
  return sha256(substring(bit_send(v_key #
    x'5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c'
    '5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c') from 5)
  || sha256(substring(bit_send(v_key #
    x'3636363636363636363636363636363636363636363636363636363636363636'
    '3636363636363636363636363636363636363636363636363636363636363636') from 5)
  || p_message));
end;
$$;

revoke all on function identity.hmac_sha256(bytea, bytea) from public;
grant execute on function identity.hmac_sha256(bytea, bytea) to cap_seal;

comment on function identity.hmac_sha256(bytea, bytea) is
  'HMAC-SHA256 of a message under a key of 64 octets. Called by identity.seal_of.';
