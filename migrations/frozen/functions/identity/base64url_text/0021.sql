-- Bytes as base64url text, as RFC 7515 writes it: no padding, no line breaks.
create or replace function identity.base64url_text(p_bytes bytea)
  returns text
  language sql
  immutable
  strict
  parallel safe
begin atomic
  select rtrim(translate(encode(p_bytes, 'base64'), E'+/\n', '-_'), '=');
end;

revoke all on function identity.base64url_text(bytea) from public;
grant execute on function identity.base64url_text(bytea) to cap_seal;

comment on function identity.base64url_text(bytea) is
  'Unpadded base64url text of bytes. Called by identity.key_thumbprint.';
