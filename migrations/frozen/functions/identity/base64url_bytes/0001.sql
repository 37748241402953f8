-- The bytes behind base64url text, as RFC 7515 writes it: no padding, no line breaks, one spelling only.
-- Anything else is null and never an error, because an error would repeat what was sent.
create or replace function identity.base64url_bytes(p_text text)
  returns bytea
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_bytes bytea;
begin
  if p_text is null or p_text !~ '^[A-Za-z0-9_-]+$' or length(p_text) % 4 = 1 then
    return null;
  end if;
  v_bytes := decode(translate(p_text, '-_', '+/') || repeat('=', (4 - length(p_text) % 4) % 4), 'base64');
  if rtrim(translate(encode(v_bytes, 'base64'), E'+/\n', '-_'), '=') <> p_text then
    return null;
  end if;
  return v_bytes;
end;
$$;

revoke all on function identity.base64url_bytes(text) from public;
grant execute on function identity.base64url_bytes(text) to cap_seal;

comment on function identity.base64url_bytes(text) is
  'Bytes of canonical, unpadded base64url text; null for anything else. Called by the functions that read tokens and keys.';
