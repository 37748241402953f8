-- One part of a token as a JSON object. Two spellings of one member, broken text or anything but an object is null:
-- what two readers could read differently is not read at all.
create or replace function identity.token_json(p_part text)
  returns jsonb
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_text text;
begin
  v_text := convert_from(identity.base64url_bytes(p_part), 'UTF8');
  if v_text is json object with unique keys then
    return v_text::jsonb;
  end if;
  return null;
exception
  when data_exception then
    return null;
end;
$$;

revoke all on function identity.token_json(text) from public;
grant execute on function identity.token_json(text) to cap_seal;

comment on function identity.token_json(text) is
  'A base64url part of a token as a JSON object with unique members, or null. Called by identity.token_claims.';
